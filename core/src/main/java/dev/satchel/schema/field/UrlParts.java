package dev.satchel.schema.field;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The parts of a web address that its checks look at.
 *
 * <p>What counts as an address at all follows the documented behaviour of Go's {@code net/url.Parse}, which is more
 * lenient than RFC 3986 and than {@code java.net.URI}.
 *
 * @param scheme lower case, without colon
 * @param host with its port
 * @param path undecoded
 */
record UrlParts(String scheme, String host, String path) {
    private static final String HOST_CHARACTERS = "-_.~!$&'()*+,;=:[]<>\"";

    /** Empty if the text is no address. */
    static Optional<UrlParts> of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
                return Optional.empty();
            }
        }
        int hash = text.indexOf('#');
        String rest = hash < 0 ? text : text.substring(0, hash);
        if (hash >= 0 && !hasGoodEscapes(text.substring(hash + 1)) || text.isEmpty() || rest.startsWith(":")) {
            return Optional.empty();
        }
        int schemeEnd = schemeEnd(rest);
        String scheme = schemeEnd < 0 ? "" : rest.substring(0, schemeEnd).toLowerCase(java.util.Locale.ROOT);
        rest = rest.substring(schemeEnd + 1);
        int question = rest.indexOf('?');
        rest = question < 0 ? rest : rest.substring(0, question);
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                return Optional.of(new UrlParts(scheme, "", "")); // mailto:…
            }
            int slash = rest.indexOf('/');
            if ((slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0) {
                return Optional.empty();
            }
        }
        String host = "";
        if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
            int slash = rest.indexOf('/', 2);
            String authority = rest.substring(2, slash < 0 ? rest.length() : slash);
            rest = slash < 0 ? "" : rest.substring(slash);
            int at = authority.lastIndexOf('@');
            host = authority.substring(at + 1);
            if (at >= 0 && !isUserInfo(authority.substring(0, at)) || !isHost(host)) {
                return Optional.empty();
            }
        }
        return hasGoodEscapes(rest) ? Optional.of(new UrlParts(scheme, host, rest)) : Optional.empty();
    }

    /** Where the colon after the scheme is, -1 if there is no scheme. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (c == ':') {
                return i;
            }
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isUserInfo(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && "-._:~!$&'()*+,;=%@".indexOf(c) < 0) {
                return false;
            }
        }
        return hasGoodEscapes(text);
    }

    private static boolean isHost(String host) {
        int portFrom;
        if (host.startsWith("[")) {
            int close = host.lastIndexOf(']');
            if (close < 0) {
                return false;
            }
            portFrom = close + 1;
        } else {
            portFrom = host.lastIndexOf(':');
        }
        if (portFrom >= 0 && !isPort(host.substring(portFrom))) {
            return false;
        }
        byte[] utf8 = host.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < utf8.length; i++) {
            int c = utf8[i];
            if (c == '%') { // only what is not ASCII may be escaped, and the percent sign of a zone
                if (i + 2 >= utf8.length || hex(utf8[i + 1]) < 0 || hex(utf8[i + 2]) < 0) {
                    return false;
                }
                if (hex(utf8[i + 1]) < 8 && !host.startsWith("%25", i)) {
                    return false;
                }
                i += 2;
            } else if (c >= 0 && !isLetterOrDigit((char) c) && HOST_CHARACTERS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPort(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.isEmpty() || text.charAt(0) == ':';
    }

    private static boolean hasGoodEscapes(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length() || hex(text.charAt(i + 1)) < 0 || hex(text.charAt(i + 2)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int hex(int c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
