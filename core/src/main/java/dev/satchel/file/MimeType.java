package dev.satchel.file;

import java.util.List;

/**
 * What the beginning of a file says about its content.
 *
 * @param type may have a parameter, {@code text/plain; charset=utf-8}
 * @param extension with its dot, {@code ""} if the type has none
 * @param aliases other names of the type
 */
public record MimeType(String type, String extension, List<String> aliases) {
    public static final MimeType UNKNOWN = new MimeType("application/octet-stream", "", List.of());

    /** Whether this is the named type or known by that name; parameters do not matter. */
    public boolean is(String name) {
        String plain = plain(name);
        return plain(type).equals(plain) || aliases.contains(plain);
    }

    private static String plain(String type) {
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(java.util.Locale.ROOT);
    }
}
