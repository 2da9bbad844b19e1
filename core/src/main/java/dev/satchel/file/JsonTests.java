package dev.satchel.file;

import java.util.List;
import java.util.regex.Pattern;

/** Tests of JSON by a scanner that also accepts the beginning of a value that the cut at {@link MimeTypes#HEAD} has split. */
final class JsonTests {
    private static final Pattern GEO =
            Pattern.compile("\"type\"\\s*:\\s*\"(?:Feature|FeatureCollection|Point|LineString|Polygon|MultiPoint|"
                    + "MultiLineString|MultiPolygon|GeometryCollection)\"");
    private static final Pattern HAR =
            Pattern.compile("^\\s*\\{\\s*\"log\"\\s*:\\s*\\{[^}\\]]*?\"(?:version|creator|entries)\"\\s*:");
    private static final Pattern GLTF = Pattern.compile("\"asset\"\\s*:\\s*\\{[^}]*?\"version\"\\s*:\\s*\"[12]\\.0\"");

    private JsonTests() {}

    static boolean isJson(byte[] head) {
        int start = skipBlanks(head, 0, head.length);
        if (start >= head.length || head[start] != '{' && head[start] != '[') {
            return false;
        }
        Scanner scanner = new Scanner(head, start, head.length);
        if (scanner.value()) {
            return head.length >= MimeTypes.HEAD || skipBlanks(head, scanner.at, head.length) == head.length;
        }
        return scanner.ranOut && head.length >= MimeTypes.HEAD;
    }

    static boolean isGeoJson(byte[] head) {
        return startsObject(head) && GEO.matcher(TextTests.latin(head)).find();
    }

    static boolean isHar(byte[] head) {
        return HAR.matcher(TextTests.latin(head)).find();
    }

    static boolean isGltf(byte[] head) {
        return startsObject(head) && GLTF.matcher(TextTests.latin(head)).find();
    }

    private static boolean startsObject(byte[] head) {
        int start = skipBlanks(head, 0, head.length);
        return start < head.length && head[start] == '{';
    }

    /** One value a line, at least two, not only scalars. */
    static boolean isLines(byte[] head) {
        List<String> lines = TextTests.latin(head).lines().toList();
        boolean cut = head.length >= MimeTypes.HEAD;
        int values = 0;
        int containers = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (cut && i == lines.size() - 1) {
                break;
            }
            byte[] line = lines.get(i).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            int start = skipBlanks(line, 0, line.length);
            Scanner scanner = new Scanner(line, start, line.length);
            if (!scanner.value() || skipBlanks(line, scanner.at, line.length) != line.length) {
                return false;
            }
            values++;
            containers += line[start] == '{' || line[start] == '[' ? 1 : 0;
        }
        return values > 1 && containers > 0;
    }

    private static int skipBlanks(byte[] text, int from, int to) {
        int at = from;
        while (at < to && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
        return at;
    }

    /** Walks over one JSON value (RFC 8259) without making anything of it. */
    private static final class Scanner {
        private static final int DEPTH = 500;
        private final byte[] text;
        private final int end;
        private int at;
        private int depth;
        private boolean ranOut;

        Scanner(byte[] text, int start, int end) {
            this.text = text;
            this.at = start;
            this.end = end;
        }

        boolean value() {
            blanks();
            if (at >= end) {
                return out();
            }
            return switch (text[at]) {
                case '{' -> container('}', true);
                case '[' -> container(']', false);
                case '"' -> string();
                case 't' -> word("true");
                case 'f' -> word("false");
                case 'n' -> word("null");
                default -> number();
            };
        }

        private boolean container(char close, boolean keys) {
            if (++depth > DEPTH) {
                return false;
            }
            at++;
            blanks();
            if (at < end && text[at] == close) {
                at++;
                depth--;
                return true;
            }
            while (true) {
                if (keys && !key() || !value()) {
                    return false;
                }
                blanks();
                if (at >= end) {
                    return out();
                }
                byte next = text[at++];
                if (next == close) {
                    depth--;
                    return true;
                }
                if (next != ',') {
                    return false;
                }
            }
        }

        private boolean key() {
            blanks();
            if (at >= end) {
                return out();
            }
            if (text[at] != '"' || !string()) {
                return false;
            }
            blanks();
            if (at >= end) {
                return out();
            }
            return text[at++] == ':';
        }

        private boolean string() {
            at++;
            while (at < end) {
                byte c = text[at++];
                if (c == '"') {
                    return true;
                }
                if (c == '\\') {
                    if (at >= end) {
                        return out();
                    }
                    if ("\"\\/bfnrtu".indexOf(text[at++]) < 0) {
                        return false;
                    }
                } else if (c >= 0 && c < 0x20) {
                    return false;
                }
            }
            return out();
        }

        private boolean word(String word) {
            for (int i = 0; i < word.length(); i++) {
                if (at >= end) {
                    return out();
                }
                if (text[at++] != word.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private boolean number() {
            int start = at;
            while (at < end && "+-.eE0123456789".indexOf(text[at]) >= 0) {
                at++;
            }
            String number = new String(text, start, at - start, java.nio.charset.StandardCharsets.ISO_8859_1);
            if (at >= end && depth > 0) {
                return out();
            }
            return number.matches("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
        }

        private void blanks() {
            at = skipBlanks(text, at, end);
        }

        private boolean out() {
            ranOut = true;
            return false;
        }
    }
}
