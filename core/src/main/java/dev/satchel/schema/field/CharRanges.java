package dev.satchel.schema.field;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.BitSet;

/** A set of characters under construction. Surrogates are never part of it. */
final class CharRanges {
    private final BitSet members = new BitSet(128);

    static CharRanges of(int codePoint) {
        CharRanges ranges = new CharRanges();
        ranges.add(codePoint, codePoint);
        return ranges;
    }

    void add(int low, int high) {
        members.set(low, high + 1);
    }

    void add(CharRanges others, boolean negated) {
        members.or((negated ? others.negate() : others).members);
    }

    CharRanges negate() {
        CharRanges rest = new CharRanges();
        rest.members.set(0, Character.MAX_CODE_POINT + 1);
        rest.members.andNot(members);
        return rest;
    }

    CharRanges foldCase() {
        CharRanges folded = new CharRanges();
        members.stream().forEach(c -> {
            folded.members.set(c);
            folded.members.set(Character.toLowerCase(c));
            folded.members.set(Character.toUpperCase(c));
        });
        return folded;
    }

    /** First and last members of the ranges, alternately. */
    int[] toArray() {
        members.clear(Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
        int[] ranges = new int[16];
        int count = 0;
        for (int low = members.nextSetBit(0); low >= 0; ) {
            int end = members.nextClearBit(low);
            if (count == ranges.length) {
                ranges = Arrays.copyOf(ranges, count * 2);
            }
            ranges[count++] = low;
            ranges[count++] = end - 1;
            low = members.nextSetBit(end);
        }
        return Arrays.copyOf(ranges, count);
    }

    /** {@code \d}, {@code \w} or {@code \s}. */
    static CharRanges named(char name) {
        return posix(
                switch (name) {
                    case 'd' -> "digit";
                    case 'w' -> "word";
                    default -> "perl space";
                });
    }

    /** A class of ASCII characters by its POSIX name. */
    static CharRanges posix(String name) {
        return switch (name) {
            case "alnum" -> ascii("09AZaz");
            case "alpha" -> ascii("AZaz");
            case "ascii" -> ascii("\0\u007f");
            case "blank" -> ascii("\t\t  ");
            case "cntrl" -> ascii("\0\u001f\u007f\u007f");
            case "digit" -> ascii("09");
            case "graph" -> ascii("!~");
            case "lower" -> ascii("az");
            case "print" -> ascii(" ~");
            case "punct" -> ascii("!/:@[`{~");
            case "space" -> ascii("\t\r  ");
            case "perl space" -> ascii("\t\n\f\r  ");
            case "upper" -> ascii("AZ");
            case "word" -> ascii("09AZ__az");
            case "xdigit" -> ascii("09AFaf");
            default -> new CharRanges();
        };
    }

    private static CharRanges ascii(String ends) {
        CharRanges ranges = new CharRanges();
        for (int i = 0; i < ends.length(); i += 2) {
            ranges.add(ends.charAt(i), ends.charAt(i + 1));
        }
        return ranges;
    }

    /** A general category ({@code L}, {@code Lu}) or a script ({@code Greek}), with the members that RE2 gives it. */
    static CharRanges unicode(String name) {
        CharRanges ranges = new CharRanges();
        Pattern pattern = Pattern.compile("\\p{" + name + "}");
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isDefined(c) && pattern.matches(Character.toString(c))) {
                ranges.members.set(c);
            }
        }
        return ranges;
    }
}
