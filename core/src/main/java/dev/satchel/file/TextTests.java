package dev.satchel.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests of formats that are text. */
final class TextTests {
    private static final String[] HTML = {
        "<!DOCTYPE HTML",
        "<HTML",
        "<HEAD",
        "<SCRIPT",
        "<IFRAME",
        "<H1",
        "<DIV",
        "<FONT",
        "<TABLE",
        "<A",
        "<STYLE",
        "<TITLE",
        "<B",
        "<BODY",
        "<BR",
        "<P",
        "<!--"
    };
    private static final Pattern SVG =
            Pattern.compile("^(?:\\s|<!--(?s:.*?)-->)*<svg\\s[^>]*xmlns=[\"']http://www\\.w3\\.org/2000/svg[\"']");
    private static final Pattern XML_SVG = Pattern.compile("^\\s*<\\?xml\\s[^>]*version[^>]*>(?s:.*?)<svg[\\s>]");
    private static final Pattern SUB_RIP =
            Pattern.compile("^1\\r?\\n\\d{2}:\\d{2}:\\d{2}[,.]\\d{3} --> \\d{2}:\\d{2}:\\d{2}[,.]\\d{3}.*\\r?\\n.");
    private static final Pattern MAIL_HEADER = Pattern.compile(
            "^(?:From|To|Subject|Date|Message-ID|Received|Return-Path|Delivered-To|MIME-Version|"
                    + "Content-Type|Reply-To|X-[\\w-]+): ?.*",
            Pattern.CASE_INSENSITIVE);
    private static final int LINES = 10;

    private TextTests() {}

    static boolean isText(byte[] head) {
        if (!Charsets.byOrderMark(head).isEmpty()) {
            return true;
        }
        for (byte value : head) {
            if (!isTextByte(value & 0xff)) {
                return false;
            }
        }
        return true;
    }

    static boolean isTextByte(int value) {
        return value >= 0x20 || value == 0x1b || value >= 0x09 && value <= 0x0d && value != 0x0b;
    }

    static String latin(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    private static String withoutMark(byte[] head) {
        String text = latin(head);
        return (text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text).stripLeading();
    }

    static boolean isSvg(byte[] head) {
        String text = latin(head);
        return SVG.matcher(text).find() || XML_SVG.matcher(text).find();
    }

    static boolean isHtml(byte[] head) {
        return beginsWithTag(withoutMark(head), HTML);
    }

    static boolean isXml(byte[] head) {
        return beginsWithTag(withoutMark(head), "<?XML");
    }

    private static boolean beginsWithTag(String text, String... tags) {
        for (String tag : tags) {
            if (text.length() > tag.length() && text.regionMatches(true, 0, tag, 0, tag.length())) {
                char after = text.charAt(tag.length());
                if (after == '>' || after == ' ' || after == '\t' || after == '\n' || after == '\r' || after == '\f') {
                    return true;
                }
            }
        }
        return false;
    }

    /** An element of that name (any if empty) that begins the document or holds the namespace (none needed if empty). */
    static Magic root(String name, String namespace) {
        return head -> {
            String text = latin(head);
            int element = name.isEmpty() ? 0 : text.indexOf("<" + name);
            return element >= 0 && (namespace.isEmpty() || text.indexOf(namespace, element) >= 0);
        };
    }

    static boolean isPhp(byte[] head) {
        String text = latin(head).stripLeading().toLowerCase(Locale.ROOT);
        return text.startsWith("<?php")
                || text.startsWith("<?\n")
                || text.startsWith("<?\r")
                || text.startsWith("<? ")
                || shebang("php").matches(head);
    }

    /** {@code #!/usr/bin/env NAME}, {@code #!/usr/local/bin/NAME} and the like, with or without arguments. */
    static Magic shebang(String... interpreters) {
        return head -> {
            String text = latin(head);
            if (!text.startsWith("#!")) {
                return false;
            }
            String line = text.substring(2, text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n'))
                    .strip();
            String[] words = line.split("[ \t]+");
            String program = words[0].substring(words[0].lastIndexOf('/') + 1);
            if (program.equals("env") && words.length > 1) {
                program = words[words.length > 2 && words[1].equals("-S") ? 2 : 1];
            }
            for (String interpreter : interpreters) {
                if (program.equals(interpreter)) {
                    return true;
                }
            }
            return false;
        };
    }

    static boolean isSubRip(byte[] head) {
        return SUB_RIP.matcher(latin(head)).find();
    }

    static boolean isVtt(byte[] head) {
        String text = withoutMark(head);
        return text.startsWith("WEBVTT") && (text.length() == 6 || "\n\r \t".indexOf(text.charAt(6)) >= 0);
    }

    static Magic netpbm(char plain, char raw) {
        return head -> head.length > 2
                && head[0] == 'P'
                && (head[1] == plain || head[1] == raw)
                && Character.isWhitespace(head[2])
                && latin(head).matches("(?s)P\\d\\s+(?:#[^\\n]*\\n\\s*)*\\d+\\s+\\d+\\s.*");
    }

    static boolean isMail(byte[] head) {
        Matcher matcher = MAIL_HEADER.matcher(latin(head));
        return matcher.lookingAt();
    }

    /** At least two lines with the same number (two or more) of fields; quoted fields may hold separators and line ends. */
    static Magic separated(char separator) {
        return head -> {
            String text = latin(head);
            boolean cut = head.length >= MimeTypes.HEAD;
            int expected = 0;
            int lines = 0;
            int at = 0;
            while (at < text.length() && lines < LINES) {
                if (text.charAt(at) == '#' || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
                    int end = text.indexOf('\n', at);
                    at = end < 0 ? text.length() : end + 1;
                    continue;
                }
                Record record = record(text, at, separator);
                if (record.broken) {
                    return false;
                }
                at = record.end;
                if (cut && at >= text.length()) {
                    break;
                }
                if (lines > 0 && record.fields != expected) {
                    return false;
                }
                expected = record.fields;
                lines++;
            }
            return lines >= 2 && expected >= 2;
        };
    }

    private record Record(int fields, int end, boolean broken) {}

    private static Record record(String text, int start, char separator) {
        int fields = 1;
        boolean quoted = false;
        boolean fieldStart = true;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"') {
                    boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == '"';
                    if (doubled) {
                        i++;
                    } else {
                        quoted = false;
                    }
                }
            } else if (c == '"' && fieldStart) {
                quoted = true;
                fieldStart = false;
            } else if (c == separator) {
                fields++;
                fieldStart = true;
            } else if (c == '\n') {
                return new Record(fields, i + 1, false);
            } else {
                fieldStart = false;
            }
        }
        return new Record(fields, text.length(), quoted && text.length() < MimeTypes.HEAD);
    }
}
