package dev.satchel.file;

import dev.satchel.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Makes the name under which an upload is stored: the client's name without anything odd, made unique. All lengths are
 * in bytes of UTF-8; nothing but ASCII survives.
 */
public final class FileNames {
    private static final String RANDOM = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int MAX_ORIGINAL = 300;
    private static final int MAX_EXTENSION = 20;
    private static final int MIN_NAME = 3;
    private static final int MAX_NAME = 100;

    private FileNames() {}

    /**
     * @param original the client's name
     * @param head the beginning of the content, whose type gives the extension if the name has none
     */
    public static String normalise(String original, byte[] head) {
        // one char for each byte
        String name = new String(original.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (name.length() > MAX_ORIGINAL) {
            name = name.substring(name.length() - MAX_ORIGINAL);
        }
        String extension = extension(name);
        String cleanExtension = "." + trimDots(onlyNameCharacters(extension));
        if (cleanExtension.equals(".")) {
            cleanExtension = MimeTypes.detect(head).extension();
        }
        if (cleanExtension.length() > MAX_EXTENSION) {
            cleanExtension = "." + trimDots(cleanExtension.substring(cleanExtension.length() - MAX_EXTENSION));
        }
        String cleanName = snakeCase(trimDots(name.substring(0, name.length() - extension.length())));
        if (cleanName.length() < MIN_NAME) {
            cleanName += Ids.random(10, RANDOM);
        } else if (cleanName.length() > MAX_NAME) {
            cleanName = cleanName.substring(0, MAX_NAME);
        }
        return cleanName + "_" + Ids.random(10, RANDOM) + cleanExtension;
    }

    /** From the second to last dot on if there are two, {@code .tar.gz}. */
    private static String extension(String name) {
        int last = name.lastIndexOf('.');
        if (last < 0) {
            return "";
        }
        int before = last == 0 ? -1 : name.lastIndexOf('.', last - 1);
        return name.substring(before >= 0 ? before : last);
    }

    private static String onlyNameCharacters(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWord(c) || c == '_' || ".*-+=#".indexOf(c) >= 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static String trimDots(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == '.') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == '.') {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** {@code HTMLParserTest} to {@code htmlparser_test}, {@code a_B__c-D} to {@code a_b_c_d}. */
    static String snakeCase(String text) {
        StringBuilder result = new StringBuilder(text.length() + 8);
        char before = '_';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean wordStart = !isWord(before);
            if (isWord(c)) {
                boolean upper = c >= 'A' && c <= 'Z';
                if (wordStart ? !result.isEmpty() : upper && !(before >= 'A' && before <= 'Z')) {
                    result.append('_');
                }
                result.append(c);
            }
            before = c;
        }
        return result.toString().toLowerCase(Locale.ROOT);
    }
}
