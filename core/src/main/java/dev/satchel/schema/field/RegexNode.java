package dev.satchel.schema.field;

import dev.satchel.Ids;
import java.security.SecureRandom;
import java.util.List;

/** A part of a regular expression that can write a random instance of itself. */
sealed interface RegexNode {
    SecureRandom RANDOM = new SecureRandom();

    void append(StringBuilder text);

    record Literal(int codePoint) implements RegexNode {
        @Override
        public void append(StringBuilder text) {
            text.appendCodePoint(codePoint);
        }
    }

    /**
     * One of several characters, each as likely as the others.
     *
     * @param ranges first and last code points, alternately, sorted and disjoint
     */
    record CharClass(int[] ranges) implements RegexNode {
        @Override
        public void append(StringBuilder text) {
            int size = 0;
            for (int i = 0; i < ranges.length; i += 2) {
                size += ranges[i + 1] - ranges[i] + 1;
            }
            if (size == 0) {
                throw RegexGenerator.unsupported(RegexParser.NO_MATCH);
            }
            int index = RANDOM.nextInt(size);
            for (int i = 0; i < ranges.length; i += 2) {
                int count = ranges[i + 1] - ranges[i] + 1;
                if (index < count) {
                    text.appendCodePoint(ranges[i] + index);
                    return;
                }
                index -= count;
            }
        }

        /** The characters as a text if they are few and of the first plane, else {@code ""}. */
        String alphabet() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < ranges.length; i += 2) {
                for (int c = ranges[i]; c <= ranges[i + 1]; c++) {
                    if (text.length() == 256 || c > Character.MAX_VALUE) {
                        return "";
                    }
                    text.append((char) c);
                }
            }
            return text.toString();
        }
    }

    /** A fixed number of characters of one class, the form of most ids. */
    record Characters(String alphabet, int count) implements RegexNode {
        @Override
        public void append(StringBuilder text) {
            text.append(Ids.random(count, alphabet));
        }
    }

    record Sequence(List<RegexNode> parts) implements RegexNode {
        @Override
        public void append(StringBuilder text) {
            for (RegexNode part : parts) {
                part.append(text);
            }
        }
    }

    record Choice(List<RegexNode> options) implements RegexNode {
        @Override
        public void append(StringBuilder text) {
            options.get(RANDOM.nextInt(options.size())).append(text);
        }
    }

    /**
     * A number of instances from {@code min} to below {@code end}; {@code min} if that is none.
     */
    record Repeat(RegexNode part, int min, int end) implements RegexNode {
        @Override
        public void append(StringBuilder text) {
            int count = end > min ? min + RANDOM.nextInt(end - min) : min;
            for (int i = 0; i < count; i++) {
                RegexGenerator.checkLength(text);
                part.append(text);
            }
        }
    }

    /** What has no instance. */
    record Unsupported(int operator) implements RegexNode {
        @Override
        public void append(StringBuilder text) {
            throw RegexGenerator.unsupported(operator);
        }
    }
}
