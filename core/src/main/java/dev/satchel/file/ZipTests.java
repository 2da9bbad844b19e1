package dev.satchel.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tells what a ZIP container holds by the names in its first local file headers. */
final class ZipTests {
    private static final byte[] HEADER = {'P', 'K', 3, 4};
    private static final int ENTRIES = 100;
    private static final String[] OFFICE_FIRST = {"[Content_Types].xml", "_rels/", "docProps/", "customXml/", "[trash]/"
    };

    private ZipTests() {}

    /** The first entry's content is the name of the type, as OpenDocument and EPUB have it. */
    static Magic mimetype(String type) {
        return Magic.at(30, "mimetype" + type);
    }

    static Magic first(String... names) {
        return head -> {
            List<String> entries = names(head, 1);
            return !entries.isEmpty() && isOneOf(entries.getFirst(), names);
        };
    }

    static Magic entry(String... names) {
        return head -> names(head, ENTRIES).stream().anyMatch(entry -> isOneOf(entry, names));
    }

    /** An entry below the folder, after a first one as office programs write it. */
    static Magic office(String folder) {
        return head -> {
            List<String> entries = names(head, ENTRIES);
            if (entries.isEmpty()) {
                return false;
            }
            String first = entries.getFirst();
            boolean plausible = first.startsWith(folder);
            for (String name : OFFICE_FIRST) {
                plausible |= name.endsWith("/") ? first.startsWith(name) : first.equals(name);
            }
            return plausible && entries.stream().anyMatch(entry -> entry.startsWith(folder));
        };
    }

    private static boolean isOneOf(String entry, String[] names) {
        for (String name : names) {
            if (entry.startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(byte[] head, int limit) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (names.size() < limit) {
            int header = Magic.indexOf(head, at, head.length, HEADER);
            if (header < 0 || header + 30 > head.length) {
                break;
            }
            int length = Magic.at(head, header + 26) | Magic.at(head, header + 27) << 8;
            int end = Math.min(head.length, header + 30 + length);
            names.add(new String(head, header + 30, end - header - 30, StandardCharsets.ISO_8859_1));
            at = header + 30;
        }
        return names;
    }
}
