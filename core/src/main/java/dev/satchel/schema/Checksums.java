package dev.satchel.schema;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Checksums that identifiers are made of. */
public final class Checksums {
    private Checksums() {}

    /** CRC-32 (IEEE) of the text's UTF-8 bytes, unsigned, in decimal. */
    public static String crc32(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue());
    }
}
