package dev.satchel.schema.field;

import dev.satchel.schema.field.RegexNode.CharClass;
import dev.satchel.schema.field.RegexNode.Characters;
import dev.satchel.schema.field.RegexNode.Choice;
import dev.satchel.schema.field.RegexNode.Literal;
import dev.satchel.schema.field.RegexNode.Repeat;
import dev.satchel.schema.field.RegexNode.Sequence;
import dev.satchel.schema.field.RegexNode.Unsupported;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses RE2 expressions (https://github.com/google/re2/wiki/Syntax) that are known to be valid into what can write
 * texts. Numbers of operators are those of Go's {@code regexp/syntax.Op}, as error texts show them.
 */
final class RegexParser {
    static final int NO_MATCH = 1;
    private static final int EMPTY_MATCH = 2;
    private static final int BEGIN_LINE = 7;
    private static final int END_LINE = 8;
    private static final int BEGIN_TEXT = 9;
    private static final int END_TEXT = 10;
    private static final int WORD_BOUNDARY = 11;
    private static final int NO_WORD_BOUNDARY = 12;
    /** {@code *}, {@code +} and {@code {n,}} give fewer instances than this. */
    private static final int OPEN_END = 6;

    private static final int[] ANY = {'0', '9', 'A', 'Z', 'a', 'z'};

    private final String pattern;
    private int at;
    private boolean multiline;
    private boolean foldCase;

    RegexParser(String pattern) {
        this.pattern = pattern;
    }

    RegexNode parse() {
        RegexNode root = alternatives();
        return at == pattern.length() ? root : new Unsupported(NO_MATCH);
    }

    private boolean more() {
        return at < pattern.length();
    }

    private RegexNode alternatives() {
        List<RegexNode> options = new ArrayList<>();
        options.add(sequence());
        while (more() && pattern.charAt(at) == '|') {
            at++;
            options.add(sequence());
        }
        return options.size() == 1 ? options.getFirst() : new Choice(List.copyOf(options));
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        while (more() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            if (pattern.startsWith("\\Q", at)) {
                quoted(parts);
                continue;
            }
            int before = parts.size();
            RegexNode atom = atom();
            if (atom != null) {
                parts.add(repeated(atom));
            } else if (parts.size() == before) {
                continue; // flags alone
            }
        }
        if (parts.isEmpty()) {
            return new Unsupported(EMPTY_MATCH);
        }
        return parts.size() == 1 ? parts.getFirst() : new Sequence(List.copyOf(parts));
    }

    private void quoted(List<RegexNode> parts) {
        int end = pattern.indexOf("\\E", at);
        String text = pattern.substring(at + 2, end < 0 ? pattern.length() : end);
        at = end < 0 ? pattern.length() : end + 2;
        text.codePoints().forEach(c -> parts.add(literal(c)));
        if (!parts.isEmpty() && !text.isEmpty()) {
            parts.add(repeated(parts.removeLast()));
        }
    }

    /** One atom; null for a group that only sets flags. */
    private RegexNode atom() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case '(' -> group();
            case '[' -> bracket();
            case '.' -> new CharClass(ANY);
            case '^' -> new Unsupported(multiline ? BEGIN_LINE : BEGIN_TEXT);
            case '$' -> new Unsupported(multiline ? END_LINE : END_TEXT);
            case '\\' -> escape();
            default -> literal(c);
        };
    }

    private RegexNode literal(int c) {
        if (foldCase && Character.isLetter(c)) {
            return new CharClass(CharRanges.of(c).foldCase().toArray());
        }
        return new Literal(c);
    }

    private RegexNode group() {
        boolean outerMultiline = multiline;
        boolean outerFoldCase = foldCase;
        if (pattern.startsWith("?", at)) {
            if (pattern.startsWith("?P<", at) || pattern.startsWith("?<", at)) {
                at = pattern.indexOf('>', at) + 1;
            } else {
                at++;
                flags();
                if (pattern.charAt(at++) == ')') {
                    return null;
                }
            }
        }
        RegexNode inner = alternatives();
        at++; // the closing parenthesis
        multiline = outerMultiline;
        foldCase = outerFoldCase;
        return inner;
    }

    private void flags() {
        boolean on = true;
        for (; pattern.charAt(at) != ':' && pattern.charAt(at) != ')'; at++) {
            switch (pattern.charAt(at)) {
                case '-' -> on = false;
                case 'i' -> foldCase = on;
                case 'm' -> multiline = on;
                default -> {} // s and U make no difference to texts
            }
        }
    }

    private RegexNode repeated(RegexNode atom) {
        RegexNode result = atom;
        while (more()) {
            char c = pattern.charAt(at);
            int close = c == '{' ? repetitionEnd() : -1;
            if (c == '*' || c == '+' || c == '?') {
                at++;
                result = c == '?' ? new Repeat(result, 0, 0) : new Repeat(result, c == '*' ? 0 : 1, OPEN_END);
            } else if (close > 0) {
                result = counted(result, pattern.substring(at + 1, close));
                at = close + 1;
            } else {
                return result;
            }
            if (more() && pattern.charAt(at) == '?') {
                at++; // not greedy
            }
        }
        return result;
    }

    /** Where {@code {n}}, {@code {n,}} or {@code {n,m}} ends; -1 if the brace is a literal one. */
    private int repetitionEnd() {
        int i = at + 1;
        int commas = 0;
        while (i < pattern.length() && (Character.isDigit(pattern.charAt(i)) || pattern.charAt(i) == ',')) {
            commas += pattern.charAt(i) == ',' ? 1 : 0;
            i++;
        }
        boolean closed = i < pattern.length() && pattern.charAt(i) == '}';
        return closed && commas <= 1 && i > at + 1 && pattern.charAt(at + 1) != ',' ? i : -1;
    }

    private static RegexNode counted(RegexNode atom, String counts) {
        int comma = counts.indexOf(',');
        int min = Integer.parseInt(comma < 0 ? counts : counts.substring(0, comma));
        if (comma < 0) {
            String alphabet = atom instanceof CharClass chars ? chars.alphabet() : "";
            return alphabet.isEmpty() || min == 0 ? new Repeat(atom, min, min) : new Characters(alphabet, min);
        }
        boolean open = comma == counts.length() - 1;
        return new Repeat(atom, min, open ? OPEN_END : Integer.parseInt(counts.substring(comma + 1)));
    }

    private RegexNode escape() {
        char c = pattern.charAt(at);
        int operator =
                switch (c) {
                    case 'A' -> BEGIN_TEXT;
                    case 'z' -> END_TEXT;
                    case 'b' -> WORD_BOUNDARY;
                    case 'B' -> NO_WORD_BOUNDARY;
                    default -> 0;
                };
        if (operator > 0) {
            at++;
            return new Unsupported(operator);
        }
        CharRanges ranges = new CharRanges();
        if (classEscape(ranges)) {
            return new CharClass(ranges.toArray());
        }
        return literal(characterEscape());
    }

    /** Reads {@code d}, {@code w}, {@code s}, {@code p} and their negations after a backslash, if there is one of them. */
    private boolean classEscape(CharRanges into) {
        char c = pattern.charAt(at);
        if ("dDwWsS".indexOf(c) >= 0) {
            at++;
            into.add(CharRanges.named(Character.toLowerCase(c)), Character.isUpperCase(c));
            return true;
        }
        if (c != 'p' && c != 'P') {
            return false;
        }
        String name;
        if (pattern.charAt(at + 1) == '{') {
            int close = pattern.indexOf('}', at);
            name = pattern.substring(at + 2, close);
            at = close + 1;
        } else {
            name = pattern.substring(at + 1, at + 2);
            at += 2;
        }
        boolean negated = name.startsWith("^");
        into.add(CharRanges.unicode(negated ? name.substring(1) : name), (c == 'P') != negated);
        return true;
    }

    /** Reads a single character after a backslash. */
    private int characterEscape() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case 'a' -> 7;
            case 'f' -> '\f';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'v' -> 0x0b;
            case 'x' -> hexEscape();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octalEscape(c - '0');
            default -> c;
        };
    }

    private int hexEscape() {
        if (pattern.charAt(at) == '{') {
            int close = pattern.indexOf('}', at);
            int code = Integer.parseInt(pattern.substring(at + 1, close), 16);
            at = close + 1;
            return code;
        }
        at += 2;
        return Integer.parseInt(pattern.substring(at - 2, at), 16);
    }

    private int octalEscape(int first) {
        int code = first;
        for (int i = 0; i < 2 && more() && pattern.charAt(at) >= '0' && pattern.charAt(at) <= '7'; i++) {
            code = code * 8 + pattern.charAt(at++) - '0';
        }
        return code;
    }

    private RegexNode bracket() {
        CharRanges ranges = new CharRanges();
        boolean negated = pattern.charAt(at) == '^';
        at += negated ? 1 : 0;
        for (boolean first = true; first || pattern.charAt(at) != ']'; first = false) {
            if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
                int close = pattern.indexOf(":]", at);
                String name = pattern.substring(at + 2, close);
                boolean not = name.startsWith("^");
                ranges.add(CharRanges.posix(not ? name.substring(1) : name), not);
                at = close + 2;
                continue;
            }
            if (pattern.charAt(at) == '\\') {
                at++;
                if (classEscape(ranges)) {
                    continue;
                }
                at--;
            }
            int low = classCharacter();
            int high = low;
            if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                high = classCharacter();
            }
            ranges.add(low, high);
        }
        at++;
        CharRanges folded = foldCase ? ranges.foldCase() : ranges;
        return new CharClass((negated ? folded.negate() : folded).toArray());
    }

    private int classCharacter() {
        if (pattern.charAt(at) == '\\') {
            at++;
            return characterEscape();
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }
}
