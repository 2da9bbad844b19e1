package dev.satchel.json;

import java.util.HexFormat;
import java.util.Optional;

/** Text forms of scalars as Go's strconv reads them, which is what clients may send in queries and forms. */
public final class GoText {
    private GoText() {}

    /** {@code 1 t T TRUE true True} and {@code 0 f F FALSE false False}; empty for anything else. */
    public static Optional<Boolean> parseBoolean(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /**
     * An integer literal with base prefix ({@code 0x}, {@code 0b}, {@code 0o}, leading {@code 0}) and underscores.
     *
     * @throws NumberFormatException if it is none or does not fit 64 bits
     */
    public static long parseInteger(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            char base = Character.toLowerCase(digits.charAt(1));
            radix = base == 'x' ? 16 : base == 'b' ? 2 : 8;
            digits = digits.substring(base == 'x' || base == 'b' || base == 'o' ? 2 : 1)
                    .replace("_", "");
        }
        if (digits.isEmpty() || !Character.isLetterOrDigit(digits.charAt(0))) {
            throw new NumberFormatException(text);
        }
        return Long.parseLong((negative ? "-" : "") + digits, radix);
    }

    /**
     * Text in the double quotes of Go's {@code strconv.Quote}. That is JSON too unless it holds control characters or
     * unassigned characters beyond U+FFFF, which get the escapes {@code \x01}, {@code \a} and {@code \U000e0001}.
     */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case 7 -> quoted.append("\\a");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case 11 -> quoted.append("\\v");
                default -> {
                    if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else if (c < ' ' || c == 0x7F) {
                        quoted.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
                    } else if (c < 0x10000) {
                        quoted.append("\\u").append(HexFormat.of().toHexDigits((char) c));
                    } else {
                        quoted.append("\\U").append(HexFormat.of().toHexDigits(c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Letters, marks, numbers, punctuation, symbols, and of the spaces the ASCII one. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
