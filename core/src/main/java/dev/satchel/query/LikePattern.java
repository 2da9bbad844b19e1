package dev.satchel.query;

import dev.satchel.json.Numbers;

/** What stands on the right of {@code ~}, as a pattern of LIKE with {@code \} as the escape character. */
final class LikePattern {
    private LikePattern() {}

    /** Wraps the values that the binder gives, unless they only tie a row. */
    static Binder of(Binder binder) {
        return switch (binder) {
            case Binder.Given given -> given;
            case Binder.Constant constant -> new Binder.Constant(of(constant.value()));
            default -> input -> of(binder.bind(input));
        };
    }

    /** A text with an unescaped percent sign is a pattern already; any other is to be found anywhere. */
    static String of(Object value) {
        String text = text(value);
        return hasWildcard(text) ? text : "%" + escape(text) + "%";
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> Numbers.plain(number);
            default -> value.toString();
        };
    }

    private static boolean hasWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && (i == 0 || text.charAt(i - 1) != '\\')) {
                return true;
            }
        }
        return false;
    }

    /** From the end: a special character without a backslash before it gets one; what is before it is passed over. */
    private static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c != '\\' && c != '%' && c != '_') {
                continue;
            }
            if (i == 0 || text.charAt(i - 1) != '\\') {
                if (escaped == null) {
                    escaped = new StringBuilder(text);
                }
                escaped.insert(i, '\\');
            }
            i--;
        }
        return escaped == null ? text : escaped.toString();
    }
}
