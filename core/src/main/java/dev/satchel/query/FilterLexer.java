package dev.satchel.query;

import dev.satchel.query.Expression.Function;
import dev.satchel.query.Expression.Identifier;
import dev.satchel.query.Expression.Numeral;
import dev.satchel.query.Expression.Operand;
import dev.satchel.query.Expression.Text;
import java.util.ArrayList;
import java.util.List;

/** Cuts a filter's text into operands, signs, joins and groups, from a position on. */
final class FilterLexer {
    private static final int MAX_FUNCTION_DEPTH = 3;

    /** Ends the text, but is lost where it directly follows a token, as the original reads it. */
    private static final char NUL = 0;

    private final String text;
    private int position;
    private int end;
    private int afterToken = -1;

    FilterLexer(String text) {
        this.text = text;
        this.end = text.length();
    }

    /** Goes on inside the given range. */
    void range(int from, int to) {
        position = from;
        end = to;
    }

    int position() {
        return position;
    }

    /** Passes blanks and comments; false at the end of the range. */
    boolean advance() {
        while (position < end) {
            char c = text.charAt(position);
            if (c == ' ' || c == '\t' || c == '\n' || c == NUL && position == afterToken) {
                position++;
            } else if (c == NUL) {
                position = end;
            } else if (c == '/') {
                if (position + 1 >= end || text.charAt(position + 1) != '/') {
                    throw error("invalid comment");
                }
                while (position < end && text.charAt(position) != '\n') {
                    position++;
                }
            } else {
                return true;
            }
        }
        return false;
    }

    char peek() {
        return text.charAt(position);
    }

    static boolean isSign(char c) {
        return c == '=' || c == '?' || c == '!' || c == '>' || c == '<' || c == '~';
    }

    static boolean isJoin(char c) {
        return c == '&' || c == '|';
    }

    /** The longest run of sign characters. */
    String sign() {
        int start = position;
        while (position < end && isSign(text.charAt(position))) {
            position++;
        }
        afterToken = position;
        return text.substring(start, position);
    }

    /** The longest run of {@code &} and {@code |}; true for AND. */
    boolean join() {
        int start = position;
        while (position < end && isJoin(text.charAt(position))) {
            position++;
        }
        String run = text.substring(start, position);
        if (!run.equals("&&") && !run.equals("||")) {
            throw error("invalid join operator \"" + run + "\"");
        }
        afterToken = position;
        return run.equals("&&");
    }

    /** From an opening parenthesis to behind its closing one; quotes are respected, comments are not. */
    int groupEnd() {
        int depth = 0;
        char quote = 0;
        int quoted = position;
        for (int i = position; i < end; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                quoted = i;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        throw new FilterException(
                quote != 0
                        ? "invalid quoted text \"" + text.substring(quoted, end) + "\""
                        : "invalid formatted group - missing " + depth + " closing bracket(s)");
    }

    Operand operand() {
        Operand operand = operand(0);
        afterToken = position;
        return operand;
    }

    private Operand operand(int depth) {
        char c = peek();
        if (c == '\'' || c == '"') {
            return new Text(quoted(c));
        }
        if (c == '-' || isDigit(c)) {
            return new Numeral(number());
        }
        if (isLetter(c) || c == '@' || c == '_' || c == '#') {
            String name = identifier();
            if (position < end && peek() == '(') {
                return new Function(name, arguments(depth + 1));
            }
            return new Identifier(name);
        }
        throw error("unexpected character \"" + c + "\"");
    }

    private String quoted(char quote) {
        int start = ++position;
        StringBuilder escaped = null;
        for (; position < end; position++) {
            char c = text.charAt(position);
            if (c == NUL) {
                break;
            }
            if (c == quote) {
                String value = escaped == null ? text.substring(start, position) : escaped.toString();
                position++;
                return value;
            }
            if (c == '\\' && position + 1 < end) {
                if (escaped == null) {
                    escaped = new StringBuilder().append(text, start, position);
                }
                position++;
                unescape(text.charAt(position), escaped);
            } else if (escaped != null) {
                escaped.append(c);
            }
        }
        throw error("unclosed text");
    }

    private static void unescape(char c, StringBuilder out) {
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case '\\', '\'', '"' -> out.append(c);
            default -> out.append('\\').append(c);
        }
    }

    private double number() {
        int start = position;
        if (peek() == '-') {
            position++;
        }
        digits();
        if (position < end && peek() == '.') {
            position++;
            digits();
        }
        return Double.parseDouble(text.substring(start, position));
    }

    private void digits() {
        int start = position;
        while (position < end && isDigit(peek())) {
            position++;
        }
        if (position == start) {
            throw error("invalid number");
        }
    }

    private String identifier() {
        int start = position;
        position++;
        while (position < end && isIdentifierPart(peek())) {
            position++;
        }
        char last = text.charAt(position - 1);
        if (last == '.' || last == ':' || position == start + 1 && !isLetter(last)) {
            throw error("invalid identifier \"" + text.substring(start, position) + "\"");
        }
        return text.substring(start, position);
    }

    private List<Operand> arguments(int depth) {
        if (depth > MAX_FUNCTION_DEPTH) {
            throw error("too many nested functions");
        }
        List<Operand> arguments = new ArrayList<>();
        position++;
        boolean separated = true;
        while (advance()) {
            char c = peek();
            if (c == ')') {
                position++;
                return arguments;
            }
            if (c == ',') {
                if (separated) {
                    throw error("unexpected comma");
                }
                separated = true;
                position++;
            } else if (!separated) {
                throw error("missing comma");
            } else {
                arguments.add(operand(depth));
                separated = false;
            }
        }
        throw error("unclosed function");
    }

    FilterException error(String what) {
        return new FilterException("invalid or incomplete filter expression: " + what + " at " + position);
    }

    private static boolean isIdentifierPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == ':';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
