package dev.satchel.schema.field;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;

/**
 * What counts as e-mail address, web address, domain and host. The expressions are those of the API's description; RE2
 * runs them in linear time, whatever is sent.
 */
public final class Patterns {
    private static final String UNICODE = "\\x{00A0}-\\x{D7FF}\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFEF}";
    private static final String BYTE = "(25[0-5]|(2[0-4]|1{0,1}[0-9]){0,1}[0-9])";
    private static final String BYTES = "(" + BYTE + "\\.){3,3}" + BYTE;
    private static final String IPV6 = "(([0-9a-fA-F]{1,4}:){7,7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:"
            + "|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}"
            + "|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}"
            + "|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})"
            + "|:((:[0-9a-fA-F]{1,4}){1,7}|:)|fe80:(:[0-9a-fA-F]{0,4}){0,4}%[0-9a-zA-Z]{1,}"
            + "|::(ffff(:0{1,4}){0,1}:){0,1}" + BYTES + "|([0-9a-fA-F]{1,4}:){1,4}:" + BYTES + ")";
    private static final int MAX_URL = 2083;
    private static final int MAX_DOMAIN = 255;

    private static final class Email {
        private static final String ATOM = "[a-zA-Z\\d!#$%&'*+\\-/=?^_`{|}~" + UNICODE + "]+";
        private static final String EDGE = "[a-zA-Z\\d" + UNICODE + "]";
        private static final String INNER = "[a-zA-Z\\d\\-._~" + UNICODE + "]*";
        private static final String LETTER = "[a-zA-Z" + UNICODE + "]";
        private static final Pattern PATTERN = Pattern.compile("^(?:" + ATOM + "(?:\\." + ATOM
                + ")*|\"[\\x21\\x23-\\x5b\\x5d-\\x7e" + UNICODE + "]+\")@(?:(?:" + EDGE
                + "|" + EDGE + INNER + EDGE + ")\\.)+(?:" + LETTER + "|" + LETTER + "[a-zA-Z\\d\\-_~" + UNICODE + "]*"
                + LETTER + ")\\.?$");
    }

    private static final class Url {
        private static final String IP4 = "(?:[1-9]\\d?|1\\d\\d|2[01]\\d|22[0-3]|24\\d|25[0-5])"
                + "(?:\\.(?:\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])){2}(?:\\.(?:[0-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]))";
        private static final Pattern PATTERN =
                Pattern.compile("^((ftp|tcp|udp|wss?|https?):\\/\\/)?(\\S+(:\\S*)?@)?((" + IP4
                        + "|(\\[" + IPV6 + "\\])|(([a-zA-Z0-9]([a-zA-Z0-9-_]+)?[a-zA-Z0-9]([-\\.][a-zA-Z0-9]+)*)"
                        + "|(((www\\.)|([a-zA-Z0-9]+([-_\\.]?[a-zA-Z0-9])*[a-zA-Z0-9]\\.[a-zA-Z0-9]+))?))?"
                        + "(([a-zA-Z\\x{00a1}-\\x{ffff}0-9]+-?-?)*[a-zA-Z\\x{00a1}-\\x{ffff}0-9]+)"
                        + "(?:\\.([a-zA-Z\\x{00a1}-\\x{ffff}]{1,}))?))\\.?(:(\\d{1,5}))?((\\/|\\?|#)[^\\s]*)?$");
    }

    private static final class Domain {
        private static final Pattern PATTERN = Pattern.compile(
                "^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-zA-Z]{1,63}| xn--[a-z0-9]{1,59})$");
    }

    private static final class Dns {
        private static final Pattern PATTERN =
                Pattern.compile("^([a-zA-Z0-9_][a-zA-Z0-9_-]{0,62})(\\.[a-zA-Z0-9_]" + "[a-zA-Z0-9_-]{0,62})*[\\._]?$");
        private static final Pattern NUMBERS = Pattern.compile("^(\\d{1,3})(\\.\\d{1,3}){3}$");
    }

    private Patterns() {}

    public static boolean isEmail(String text) {
        return Email.PATTERN.matcher(text).matches();
    }

    /** A web address with or without a scheme; {@code localhost:80} is one. */
    public static boolean isUrl(String text) {
        int length = text.codePointCount(0, text.length());
        if (text.isEmpty()
                || length >= MAX_URL
                || text.getBytes(StandardCharsets.UTF_8).length <= 3
                || text.startsWith(".")) {
            return false;
        }
        String address = text.contains(":") && !text.contains("://") ? "http://" + text : text;
        return UrlParts.of(address)
                .filter(parts -> !parts.host().startsWith("."))
                .filter(parts -> !parts.host().isEmpty() || parts.path().indexOf('.') >= 0)
                .filter(parts -> Url.PATTERN.matcher(text).matches())
                .isPresent();
    }

    /** Host and port of an address; {@code ""} if it has no {@code //}. */
    public static String urlHost(String text) {
        return UrlParts.of(text).map(UrlParts::host).orElse("");
    }

    public static boolean isDomain(String text) {
        return text.length() <= MAX_DOMAIN && Domain.PATTERN.matcher(text).matches();
    }

    /** An IP address or a DNS name. */
    public static boolean isHost(String text) {
        return isIp(text) || isDnsName(text);
    }

    private static boolean isDnsName(String text) {
        return !text.isEmpty()
                && text.replace(".", "").length() <= MAX_DOMAIN
                && Dns.PATTERN.matcher(text).matches();
    }

    /** An IPv4 or IPv6 address in its text form, without brackets. */
    public static boolean isIp(String text) {
        if (Dns.NUMBERS.matcher(text).matches()) {
            for (String part : text.split("\\.")) {
                if (Integer.parseInt(part) > 255 || (part.length() > 1 && part.startsWith("0"))) {
                    return false;
                }
            }
            return true;
        }
        if (text.indexOf(':') < 0 || !text.matches("[0-9a-fA-F:.]+")) {
            return false;
        }
        try {
            java.net.InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
