package dev.satchel.json;

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
            digits = digits.substring(base == 'x' || base == 'b' || base == 'o' ? 2 : 1).replace("_", "");
        }
        if (digits.isEmpty() || !Character.isLetterOrDigit(digits.charAt(0))) {
            throw new NumberFormatException(text);
        }
        return Long.parseLong((negative ? "-" : "") + digits, radix);
    }
}
