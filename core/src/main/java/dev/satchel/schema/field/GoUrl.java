package dev.satchel.schema.field;

/** The little of an address's parsing that validation needs, with the errors that PocketBase's parser knows. */
final class GoUrl {
    private GoUrl() {}

    /** Authority part after {@code //} without user and password; {@code ""} if there is none. */
    static String host(String address) {
        int start = authorityStart(address);
        if (start < 0) {
            return "";
        }
        String authority = address.substring(start, authorityEnd(address, start));
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    static String path(String address) {
        int start = authorityStart(address);
        String rest = start < 0 ? address : address.substring(authorityEnd(address, start));
        int end = rest.length();
        for (char c : new char[] {'?', '#'}) {
            int at = rest.indexOf(c);
            end = at >= 0 && at < end ? at : end;
        }
        return rest.substring(0, end);
    }

    private static int authorityStart(String address) {
        int at = address.indexOf("://");
        if (at >= 0 && address.substring(0, at).matches("[a-zA-Z][a-zA-Z0-9+.-]*")) {
            return at + 3;
        }
        return address.startsWith("//") ? 2 : -1;
    }

    private static int authorityEnd(String address, int start) {
        for (int i = start; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return address.length();
    }

    /** No control characters, good escapes outside of the query, a scheme if a colon comes first, a numeric port, no blank in the host. */
    static boolean isParsable(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c < 0x20 || c == 0x7F) {
                return false;
            }
        }
        if (address.startsWith(":")) {
            return false;
        }
        int query = address.indexOf('?');
        int fragment = address.indexOf('#');
        String beforeQuery = address.substring(0, query >= 0 ? query : fragment >= 0 ? fragment : address.length());
        if (!goodEscapes(beforeQuery) || (fragment >= 0 && !goodEscapes(address.substring(fragment)))) {
            return false;
        }
        String host = host(address);
        if (host.indexOf(' ') >= 0 || host.matches(".*[<>\"].*")) {
            return false;
        }
        int colon = host.lastIndexOf(':');
        boolean literal = host.startsWith("[");
        if (literal && host.indexOf(']') < 0) {
            return false;
        }
        String port = literal ? host.substring(host.indexOf(']') + 1) : colon < 0 ? "" : host.substring(colon);
        return port.isEmpty() || port.matches(":\\d*");
    }

    private static boolean goodEscapes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                if (i + 2 >= text.length() || Character.digit(text.charAt(i + 1), 16) < 0
                        || Character.digit(text.charAt(i + 2), 16) < 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
