package dev.satchel.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the charset of text from its first bytes. */
final class Charsets {
    private static final int LOOK = 1024;
    private static final Pattern XML = Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Pattern META =
            Pattern.compile("<meta\\s[^>]*?charset\\s*=\\s*[\"']?\\s*([^\\s\"'/>;]+)", Pattern.CASE_INSENSITIVE);

    private Charsets() {}

    /** The name as it goes behind {@code charset=}; empty if it cannot be told. */
    static String of(byte[] head, String type) {
        String marked = byOrderMark(head);
        if (!marked.isEmpty()) {
            return marked;
        }
        byte[] start = head.length > LOOK ? Arrays.copyOf(head, LOOK) : head;
        Pattern declared = type.equals("text/html") ? META : type.equals("text/xml") ? XML : null;
        if (declared != null) {
            Matcher matcher = declared.matcher(new String(start, StandardCharsets.ISO_8859_1));
            if (matcher.find()) {
                return type.equals("text/html") ? matcher.group(1).toLowerCase(Locale.ROOT) : matcher.group(1);
            }
        }
        return byBytes(start);
    }

    static String byOrderMark(byte[] head) {
        if (Magic.prefix("\u00ef\u00bb\u00bf").matches(head)) {
            return "utf-8";
        }
        if (Magic.prefix("\0\0\u00fe\u00ff").matches(head)) {
            return "utf-32be";
        }
        if (Magic.prefix("\u00ff\u00fe\0\0").matches(head)) {
            return "utf-32le";
        }
        if (Magic.prefix("\u00fe\u00ff").matches(head)) {
            return "utf-16be";
        }
        return Magic.prefix("\u00ff\u00fe").matches(head) ? "utf-16le" : "";
    }

    private static String byBytes(byte[] start) {
        boolean ascii = true;
        boolean latin = true;
        for (byte value : start) {
            int unsigned = value & 0xff;
            if (unsigned >= 0x80) {
                ascii = false;
                latin &= unsigned >= 0xa0;
            } else if (!TextTests.isTextByte(unsigned)) {
                ascii = false;
                latin = false;
            }
        }
        if (ascii || isUtf8(start)) {
            return "utf-8";
        }
        return latin ? "iso-8859-1" : "";
    }

    /** Valid UTF-8, but for a character that the cut at the end may have split. */
    private static boolean isUtf8(byte[] start) {
        for (int cut = 0; cut <= Math.min(start.length == LOOK ? 3 : 0, start.length); cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start, 0, start.length - cut));
                return true;
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return false;
    }
}
