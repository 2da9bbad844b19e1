package dev.satchel.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Tests of binary formats that need more than a fixed string at a fixed place. */
final class ContentTests {
    private static final byte[] MATROSKA = {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3};
    private static final byte[] DOC_TYPE = {0x42, (byte) 0x82};
    /** DER of the object identifiers 1.2.840.113549.1.7.n, without n. */
    private static final byte[] PKCS7 = {0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x07
    };

    private ContentTests() {}

    static boolean isPkcs7(byte[] head) {
        int lengthBytes = Magic.at(head, 1) - 0x80;
        return Magic.has(head, 2 + lengthBytes, PKCS7) || Magic.at(head, 1) == 0x80 && Magic.has(head, 2, PKCS7);
    }

    static Magic elfType(int type) {
        return head -> head.length > 17
                && ((Magic.at(head, 16) == type && head[17] == 0) || (head[16] == 0 && Magic.at(head, 17) == type));
    }

    /** By the checksum of the first header, as POSIX ustar defines it: the sum of its bytes with blanks for the sum. */
    static boolean isTar(byte[] head) {
        if (head.length < 512) {
            return false;
        }
        String octal = new String(head, 148, 8, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        if (octal.isEmpty() || !octal.chars().allMatch(digit -> digit >= '0' && digit <= '7')) {
            return false;
        }
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < 512; i++) {
            byte value = i >= 148 && i < 156 ? (byte) ' ' : head[i];
            unsigned += value & 0xff;
            signed += value;
        }
        long expected = Long.parseLong(octal, 8);
        return expected == unsigned || expected == signed;
    }

    static boolean isBmp(byte[] head) {
        if (head.length < 18 || head[0] != 'B' || head[1] != 'M') {
            return false;
        }
        return switch ((int) Magic.int32(head, 14)) {
            case 12, 16, 24, 40, 48, 52, 56, 64, 108, 124 -> true;
            default -> false;
        };
    }

    static boolean isLotus(byte[] head) {
        return Magic.prefix("\0\0\u0002\0\u0006\u0004\u0006\0", "\0\0\u001a\0").matches(head)
                && head.length > 7
                && (Magic.at(head, 4) | Magic.at(head, 5) << 8) > 0
                && (head[2] == 2 || Magic.at(head, 5) == 0x10);
    }

    static boolean isMp3(byte[] head) {
        if (Magic.prefix("ID3").matches(head)) {
            return true;
        }
        if (head.length < 2) {
            return false;
        }
        int sync = (Magic.at(head, 0) << 8 | Magic.at(head, 1)) & 0xfffe;
        return sync == 0xfffa || sync == 0xfff2 || sync == 0xffe2;
    }

    static boolean isQuickTime(byte[] head) {
        if (head.length < 12) {
            return false;
        }
        return head[0] == 0 && Magic.at(4, "ftypqt  ", "ftypmoov").matches(head)
                || Magic.at(4, "moov\0", "mdat\0", "free\0", "skip\0", "pnot\0").matches(head);
    }

    /** EBML with the given document type. */
    static Magic matroska(String docType) {
        byte[] name = docType.getBytes(StandardCharsets.ISO_8859_1);
        return head -> {
            if (!Magic.has(head, 0, MATROSKA)) {
                return false;
            }
            int at = Magic.indexOf(head, 4, 4096, DOC_TYPE);
            if (at < 0 || at + 3 > head.length) {
                return false;
            }
            int lengthOfLength = Integer.numberOfLeadingZeros(Magic.at(head, at + 2) << 24) + 1;
            return Magic.has(head, at + 2 + lengthOfLength, name);
        };
    }

    /** A compound file by the class id of its root entry. */
    static Magic oleClass(String... classes) {
        return head -> {
            if (head.length < 512) {
                return false;
            }
            int sector = Magic.at(head, 26) == 4 ? 4096 : 512;
            long offset = sector * (1 + Magic.int32(head, 48)) + 80;
            if (offset < 0 || offset + 16 > head.length) {
                return false;
            }
            String found = HexFormat.of().formatHex(head, (int) offset, (int) offset + 16);
            return Arrays.asList(classes).contains(found);
        };
    }

    static boolean isAccess(byte[] head) {
        return Magic.at(4, "Standard Jet DB", "Standard ACE DB").matches(head);
    }

    static boolean isShp(byte[] head) {
        if (head.length < 112 || Magic.int32(head, 28) != 1000) {
            return false;
        }
        return switch ((int) Magic.int32(head, 108)) {
            case 0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31 -> true;
            default -> false;
        };
    }

    static boolean isDbf(byte[] head) {
        if (head.length < 68 || head[2] < 1 || head[2] > 12 || head[3] < 1 || head[3] > 31) {
            return false;
        }
        for (int reserved : new int[] {12, 13, 30, 31}) {
            if (head[reserved] != 0) {
                return false;
            }
        }
        long headerSize = Magic.at(head, 8) | Magic.at(head, 9) << 8;
        if (headerSize < 65 || Magic.at(head, 28) > 1) {
            return false;
        }
        return switch (Magic.at(head, 0)) {
            case 0x02,
                    0x03,
                    0x04,
                    0x05,
                    0x30,
                    0x31,
                    0x42,
                    0x62,
                    0x7b,
                    0x82,
                    0x83,
                    0x87,
                    0x8a,
                    0x8b,
                    0x8e,
                    0xb3,
                    0xcb,
                    0xe5,
                    0xf5,
                    0xf4,
                    0xfb -> true;
            default -> false;
        };
    }

    static boolean isMachO(byte[] head) {
        if (Magic.prefix(
                        "\u00fe\u00ed\u00fa\u00ce",
                        "\u00fe\u00ed\u00fa\u00cf",
                        "\u00ce\u00fa\u00ed\u00fe",
                        "\u00cf\u00fa\u00ed\u00fe")
                .matches(head)) {
            return true;
        }
        return Magic.prefix("\u00ca\u00fe\u00ba\u00be").matches(head) && head.length > 7 && head[7] < 20;
    }

    static boolean isMarc(byte[] head) {
        if (head.length < 24 || !Magic.at(20, "4500").matches(head)) {
            return false;
        }
        for (int i = 0; i < 5; i++) {
            if (head[i] < '0' || head[i] > '9') {
                return false;
            }
        }
        return Magic.indexOf(head, 0, 2048, new byte[] {0x1e}) >= 0;
    }

    static boolean isZstd(byte[] head) {
        long magic = Magic.int32(head, 0);
        return magic >= 0xfd2fb522L && magic <= 0xfd2fb528L || magic >= 0x184d2a50L && magic <= 0x184d2a5fL;
    }

    static boolean isTzif(byte[] head) {
        if (head.length < 44 || !Magic.prefix("TZif").matches(head)) {
            return false;
        }
        for (int i = 5; i < 20; i++) {
            if (head[i] != 0) {
                return false;
            }
        }
        return head[4] == 0 || head[4] == '2' || head[4] == '3' || head[4] == '4';
    }

    static boolean isDxf(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, 128), StandardCharsets.ISO_8859_1).stripLeading();
        String[] lines = text.split("\r?\n", 3);
        return lines.length == 3
                && lines[0].strip().equals("0")
                && lines[1].strip().equals("SECTION");
    }

    /** RFC 1950: deflate with a 32 KiB window, and the check of the two header bytes. */
    static boolean isZlib(byte[] head) {
        if (head.length < 2) {
            return false;
        }
        return Magic.at(head, 0) == 0x78
                && ((Magic.at(head, 0) << 8) | Magic.at(head, 1)) % 31 == 0
                && (Magic.at(head, 1) == 0x01
                        || Magic.at(head, 1) == 0x5e
                        || Magic.at(head, 1) == 0x9c
                        || Magic.at(head, 1) == 0xda);
    }
}
