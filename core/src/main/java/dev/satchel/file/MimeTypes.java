package dev.satchel.file;

import static dev.satchel.file.Magic.at;
import static dev.satchel.file.Magic.prefix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells a file's type from its content. A tree of tests: the first type of the top level that matches is taken, then
 * the first of its children that does, and so on. Neither the name nor what the client says matters.
 */
public final class MimeTypes {
    /** How many bytes are looked at. */
    public static final int HEAD = 3072;

    private record Node(MimeType type, Magic test, List<Node> children) {}

    /** Built at the first use: many servers never see an upload. */
    private static final class Tree {
        static final List<Node> TOP = top();
    }

    private MimeTypes() {}

    /** @param content its first {@link #HEAD} bytes, or more */
    public static MimeType detect(byte[] content) {
        byte[] head = content.length > HEAD ? Arrays.copyOf(content, HEAD) : content;
        if (head.length == 0) {
            return new MimeType("text/plain", ".txt", List.of());
        }
        MimeType type = MimeType.UNKNOWN;
        List<Node> level = Tree.TOP;
        boolean found = true;
        while (found) {
            found = false;
            for (Node node : level) {
                if (node.test.matches(head)) {
                    type = node.type;
                    level = node.children;
                    found = true;
                    break;
                }
            }
        }
        return switch (type.type()) {
            case "text/plain", "text/html", "text/xml" -> {
                String charset = Charsets.of(head, type.type());
                yield charset.isEmpty()
                        ? type
                        : new MimeType(type.type() + "; charset=" + charset, type.extension(), type.aliases());
            }
            default -> type;
        };
    }

    private static Node node(String type, String extension, Magic test, Node... children) {
        return new Node(new MimeType(type, extension, List.of()), test, List.of(children));
    }

    private static Node node(String type, String extension, Magic test, List<String> aliases, Node... children) {
        return new Node(new MimeType(type, extension, aliases), test, List.of(children));
    }

    private static List<Node> top() {
        List<Node> top = new ArrayList<>();
        addDocumentsAndImages(top);
        addPrograms(top);
        addMedia(top);
        addRest(top);
        top.add(text());
        return List.copyOf(top);
    }

    private static void addDocumentsAndImages(List<Node> top) {
        top.add(node("image/x-xpixmap", ".xpm", prefix("/* XPM */")));
        top.add(node("application/x-7z-compressed", ".7z", prefix("7z\u00bc\u00af\u0027\u001c")));
        top.add(zip());
        top.add(node(
                "application/pdf",
                ".pdf",
                head -> Magic.indexOf(head, 0, 1024, "%PDF-".getBytes(StandardCharsets.ISO_8859_1)) >= 0,
                List.of("application/x-pdf")));
        top.add(node("application/vnd.fdf", ".fdf", prefix("%FDF")));
        top.add(ole());
        top.add(node("application/postscript", ".ps", prefix("%!PS-Adobe-")));
        top.add(node(
                "image/vnd.adobe.photoshop", ".psd", prefix("8BPS"), List.of("image/x-psd", "application/photoshop")));
        top.add(node(
                "application/pkcs7-signature",
                ".p7s",
                prefix("-----BEGIN PKCS7", "0\u0080", "0\u0081", "0\u0082", "0\u0083", "0\u0084")
                        .and(head -> head[0] == '-' || ContentTests.isPkcs7(head))));
        Magic ogg = prefix("OggS\0");
        top.add(node(
                "application/ogg",
                ".ogg",
                ogg,
                List.of("application/x-ogg"),
                node("audio/ogg", ".oga", at(28, "\u007fFLAC", "\u0001vorbis", "OpusHead", "Speex\u0020\u0020\u0020")),
                node("video/ogg", ".ogv", at(28, "\u0080theora", "fishead\0", "\u0001video\0\0\0"))));
        top.add(node(
                "image/png",
                ".png",
                prefix("\u0089PNG\r\n\u001a\n"),
                node("image/vnd.mozilla.apng", ".png", at(37, "acTL"))));
        top.add(node("image/jpeg", ".jpg", prefix("\u00ff\u00d8\u00ff")));
        top.add(node("image/jxl", ".jxl", prefix("\u00ff\n", "\0\0\0\u000cJXL\u0020\r\n\u0087\n")));
        Magic jpeg2000 = prefix("\0\0\0\u000cjP\u0020\u0020\r\n\u0087\n").and(at(16, "ftyp"));
        top.add(node("image/jp2", ".jp2", jpeg2000.and(at(20, "jp2 "))));
        top.add(node("image/jpx", ".jpf", jpeg2000.and(at(20, "jpx "))));
        top.add(node("image/jpm", ".jpm", jpeg2000.and(at(20, "jpm ")), List.of("video/jpm")));
        top.add(node("image/jxs", ".jxs", prefix("\0\0\0\u000cJXS\u0020\r\n\u0087\n")));
        top.add(node("image/gif", ".gif", prefix("GIF87a", "GIF89a")));
        top.add(node("image/webp", ".webp", prefix("RIFF").and(at(8, "WEBP")).longerThan(12)));
    }

    private static void addPrograms(List<Node> top) {
        top.add(node("application/vnd.microsoft.portable-executable", ".exe", prefix("MZ")));
        top.add(node(
                "application/x-elf",
                "",
                prefix("\u007fELF"),
                node("application/x-object", "", ContentTests.elfType(1)),
                node("application/x-executable", "", ContentTests.elfType(2)),
                node("application/x-sharedlib", ".so", ContentTests.elfType(3)),
                node("application/x-coredump", "", ContentTests.elfType(4))));
        top.add(node(
                "application/x-archive",
                ".a",
                prefix("!<arch>"),
                List.of("application/x-unix-archive"),
                node("application/vnd.debian.binary-package", ".deb", at(8, "debian-binary"))));
        top.add(node("application/x-tar", ".tar", ContentTests::isTar));
        top.add(node("application/x-xar", ".xar", prefix("xar!")));
        top.add(node("application/x-bzip2", ".bz2", prefix("BZh")));
        top.add(node("application/fits", ".fits", prefix("SIMPLE  =                    T"), List.of("image/fits")));
    }

    private static void addMedia(List<Node> top) {
        top.add(node("image/tiff", ".tiff", prefix("II*\0", "MM\0*")));
        top.add(node("image/bmp", ".bmp", ContentTests::isBmp, List.of("image/x-bmp", "image/x-ms-bmp")));
        top.add(node("application/vnd.lotus-1-2-3", ".123", ContentTests::isLotus));
        top.add(node("image/x-icon", ".ico", prefix("\0\0\u0001\0", "\0\0\u0002\0")));
        top.add(node("audio/mpeg", ".mp3", ContentTests::isMp3, List.of("audio/x-mpeg", "audio/mp3")));
        top.add(node("audio/flac", ".flac", prefix("fLaC\0\0\0\"")));
        top.add(node(
                "audio/midi",
                ".midi",
                prefix("MThd"),
                List.of("audio/mid", "audio/sp-midi", "audio/x-mid", "audio/x-midi")));
        top.add(node("audio/ape", ".ape", prefix("MAC \u0096\u000f\0\0\u0034\0\0\0\u0018\0\0\0\u0090\u00e3")));
        top.add(node("audio/musepack", ".mpc", prefix("MPCK")));
        top.add(node("audio/amr", ".amr", prefix("#!AMR"), List.of("audio/amr-nb")));
        top.add(node(
                "audio/wav",
                ".wav",
                prefix("RIFF").and(at(8, "WAVE")).longerThan(12),
                List.of("audio/x-wav", "audio/vnd.wave", "audio/wave")));
        top.add(node(
                "audio/aiff",
                ".aiff",
                prefix("FORM").and(at(8, "AIFF", "AIFC")).longerThan(12),
                List.of("audio/x-aiff")));
        top.add(node("audio/basic", ".au", prefix(".snd")));
        top.add(node(
                "video/mpeg",
                ".mpeg",
                prefix("\0\0\u0001").and(head -> Magic.at(head, 3) >= 0xb0 && Magic.at(head, 3) <= 0xbf)));
        top.add(node("video/quicktime", ".mov", ContentTests::isQuickTime));
        top.add(mp4());
        top.add(node("video/webm", ".webm", ContentTests.matroska("webm"), List.of("audio/webm")));
        top.add(node(
                "video/x-msvideo",
                ".avi",
                prefix("RIFF").and(at(8, "AVI LIST")).longerThan(16),
                List.of("video/avi", "video/msvideo")));
        top.add(node("video/x-flv", ".flv", prefix("FLV\u0001")));
        top.add(node("video/x-matroska", ".mkv", ContentTests.matroska("matroska")));
        top.add(node(
                "video/x-ms-asf",
                ".asf",
                prefix("0&\u00b2u\u008ef\u00cf\u0011\u00a6\u00d9\0\u00aa\0b\u00cel"),
                List.of("video/asf", "video/x-ms-wmv")));
        top.add(node("audio/aac", ".aac", prefix("\u00ff\u00f1", "\u00ff\u00f9")));
        top.add(node("audio/x-unknown", ".voc", prefix("Creative Voice File")));
        top.add(node(
                "application/vnd.apple.mpegurl", ".m3u", prefix("#EXTM3U\n", "#EXTM3U\r\n"), List.of("audio/mpegurl")));
        top.add(node("application/vnd.rn-realmedia-vbr", ".rmvb", prefix(".RMF")));
        top.add(node(
                "application/gzip",
                ".gz",
                prefix("\u001f\u008b"),
                List.of(
                        "application/x-gzip",
                        "application/x-gunzip",
                        "application/gzipped",
                        "application/gzip-compressed",
                        "application/x-gzip-compressed",
                        "gzip/document")));
    }

    private static void addRest(List<Node> top) {
        top.add(node(
                "application/x-java-applet",
                ".class",
                prefix("\u00ca\u00fe\u00ba\u00be").and(head -> Magic.at(head, 7) > 30)));
        top.add(node("application/x-shockwave-flash", ".swf", prefix("CWS", "FWS", "ZWS")));
        top.add(node("application/x-chrome-extension", ".crx", prefix("Cr24").longerThan(16)));
        top.add(node(
                "font/ttf",
                ".ttf",
                prefix("\0\u0001\0\0").and(head -> !ContentTests.isAccess(head)),
                List.of("font/sfnt", "application/x-font-ttf", "application/font-sfnt")));
        top.add(node("font/woff", ".woff", prefix("wOFF")));
        top.add(node("font/woff2", ".woff2", prefix("wOF2")));
        top.add(node("font/otf", ".otf", prefix("OTTO\0")));
        top.add(node("font/collection", ".ttc", prefix("ttcf")));
        top.add(node(
                "application/vnd.ms-fontobject",
                ".eot",
                at(34, "LP").and(at(8, "\u0001\0\u0002\0", "\u0002\0\u0002\0", "\0\0\u0001\0"))));
        top.add(node("application/wasm", ".wasm", prefix("\0asm")));
        top.add(node(
                "application/vnd.shx",
                ".shx",
                prefix("\0\0'\n"),
                node("application/vnd.shp", ".shp", ContentTests::isShp)));
        top.add(node("application/x-dbf", ".dbf", ContentTests::isDbf));
        top.add(node("application/dicom", ".dcm", at(128, "DICM")));
        top.add(node(
                "application/x-rar-compressed",
                ".rar",
                prefix("Rar!\u001a\u0007\0", "Rar!\u001a\u0007\u0001\0"),
                List.of("application/x-rar")));
        top.add(node("image/vnd.djvu", ".djvu", prefix("AT&TFORM").and(at(12, "DJVM", "DJVU", "DJVI", "THUM"))));
        top.add(node("application/x-mobipocket-ebook", ".mobi", at(60, "BOOKMOBI")));
        top.add(node("application/x-ms-reader", ".lit", prefix("ITOLITLS")));
        top.add(node("image/bpg", ".bpg", prefix("BPG\u00fb")));
        top.add(node("application/cbor", ".cbor", prefix("\u00d9\u00d9\u00f7")));
        top.add(node(
                "application/vnd.sqlite3", ".sqlite", prefix("SQLite format 3\0"), List.of("application/x-sqlite3")));
        top.add(node(
                "image/vnd.dwg",
                ".dwg",
                prefix(
                        "AC1.2", "AC1.3", "AC1.40", "AC1.50", "AC2.10", "AC2.21", "AC2.22", "AC1001", "AC1002",
                        "AC1003", "AC1004", "AC1006", "AC1009", "AC1012", "AC1014", "AC1015", "AC1018", "AC1021",
                        "AC1024", "AC1032"),
                List.of(
                        "image/x-dwg",
                        "application/acad",
                        "application/x-acad",
                        "application/autocad_dwg",
                        "application/dwg",
                        "application/x-dwg",
                        "application/x-autocad",
                        "drawing/dwg")));
        top.add(node("application/vnd.nintendo.snes.rom", ".nes", prefix("NES\u001a")));
        top.add(node("application/x-ms-shortcut", ".lnk", prefix("L\0\0\0\u0001\u0014\u0002\0")));
        top.add(node("application/x-mach-binary", ".macho", ContentTests::isMachO));
        top.add(node("audio/qcelp", ".qcp", prefix("RIFF").and(at(8, "QLCM")).longerThan(12)));
        top.add(node("image/x-icns", ".icns", prefix("icns")));
        top.add(node("image/vnd.radiance", ".hdr", prefix("#?RADIANCE\n")));
        top.add(node("application/marc", ".mrc", ContentTests::isMarc));
        top.add(node("application/x-msaccess", ".mdb", at(4, "Standard Jet DB")));
        top.add(node("application/x-msaccess", ".accdb", at(4, "Standard ACE DB")));
        top.add(node("application/zstd", ".zst", ContentTests::isZstd));
        top.add(node("application/vnd.ms-cab-compressed", ".cab", prefix("MSCF\0\0\0\0")));
        top.add(node("application/x-rpm", ".rpm", prefix("\u00ed\u00ab\u00ee\u00db")));
        top.add(node("application/x-xz", ".xz", prefix("\u00fd7zXZ\0")));
        top.add(node("application/lzip", ".lz", prefix("LZIP"), List.of("application/x-lzip")));
        top.add(node("application/x-bittorrent", ".torrent", prefix("d8:announce")));
        top.add(node("application/x-cpio", ".cpio", prefix("070707", "070701", "070702")));
        top.add(node("application/tzif", "", ContentTests::isTzif));
        top.add(node("image/x-xcf", ".xcf", prefix("gimp xcf")));
        top.add(node("image/x-gimp-pat", ".pat", at(20, "GPAT")));
        top.add(node("image/x-gimp-gbr", ".gbr", at(20, "GIMP")));
        top.add(node("model/gltf-binary", ".glb", prefix("glTF\u0002\0\0\0", "glTF\u0001\0\0\0")));
        top.add(node("application/x-installshield", ".cab", prefix("ISc(")));
        top.add(node("image/jxr", ".jxr", prefix("II\u00bc\u0001"), List.of("image/vnd.ms-photo")));
        top.add(node("application/vnd.apache.parquet", ".parquet", prefix("PAR1"), List.of("application/x-parquet")));
        top.add(node(
                "application/onenote",
                ".one",
                prefix("\u00e4R\\{\u008c\u00d8\u00a7M\u00ae\u00b1Sx\u00d0)\u0096\u00d3")));
        top.add(node("application/vnd.ms-htmlhelp", ".chm", prefix("ITSF\u0003\0\0\0")));
        top.add(node(
                "application/vnd.wordperfect",
                ".wpd",
                prefix("\u00ffWPC").and(head -> Magic.at(head, 8) == 1 && Magic.at(head, 9) == 10)));
        top.add(node("image/vnd.dxf", ".dxf", ContentTests::isDxf));
        top.add(node(
                "application/grib",
                ".grb",
                prefix("GRIB").and(head -> Magic.at(head, 7) == 1 || Magic.at(head, 7) == 2)));
        top.add(node("application/zlib", "", ContentTests::isZlib));
        top.add(node("application/x-os2-inf", ".inf", prefix("HSP\u0001\u009b\0")));
        top.add(node("application/x-os2-hlp", ".hlp", prefix("HSP\u0010\u009b\0")));
        top.add(node(
                "application/vnd.framemaker",
                ".fm",
                prefix("<MakerFile ", "<MIFFile ", "<MakerDictionary ", "<MakerScreenFon", "<MML ", "<Book ")));
        top.add(node(
                "application/bufr",
                ".bufr",
                prefix("BUFR").and(head -> Magic.at(head, 7) >= 2 && Magic.at(head, 7) <= 4)));
    }

    private static Node zip() {
        String office = "application/vnd.openxmlformats-officedocument.";
        String open = "application/vnd.oasis.opendocument.";
        return node(
                "application/zip",
                ".zip",
                head -> head.length > 3
                        && head[0] == 'P'
                        && head[1] == 'K'
                        && (head[2] == 3 || head[2] == 5 || head[2] == 7)
                        && (head[3] == 4 || head[3] == 6 || head[3] == 8),
                List.of("application/x-zip", "application/x-zip-compressed"),
                node(office + "wordprocessingml.document", ".docx", ZipTests.office("word/")),
                node(office + "presentationml.presentation", ".pptx", ZipTests.office("ppt/")),
                node(office + "spreadsheetml.sheet", ".xlsx", ZipTests.office("xl/")),
                node("application/epub+zip", ".epub", ZipTests.mimetype("application/epub+zip")),
                node(
                        "application/vnd.android.package-archive",
                        ".apk",
                        ZipTests.entry(
                                "AndroidManifest.xml",
                                "META-INF/com/android/build/gradle/app-metadata.properties",
                                "classes.dex",
                                "resources.arsc",
                                "res/drawable")),
                node(
                        "application/java-archive",
                        ".jar",
                        ZipTests.first("META-INF/MANIFEST.MF", "META-INF/"),
                        List.of("application/jar", "application/jar-archive", "application/x-java-archive")),
                openDocument(open + "text", ".odt", ".ott"),
                openDocument(open + "spreadsheet", ".ods", ".ots"),
                openDocument(open + "presentation", ".odp", ".otp"),
                openDocument(open + "graphics", ".odg", ".otg"),
                node(
                        open + "formula",
                        ".odf",
                        ZipTests.mimetype(open + "formula"),
                        List.of("application/x-vnd.oasis.opendocument.formula")),
                node(
                        open + "chart",
                        ".odc",
                        ZipTests.mimetype(open + "chart"),
                        List.of("application/x-vnd.oasis.opendocument.chart")),
                node("application/vnd.sun.xml.calc", ".sxc", ZipTests.mimetype("application/vnd.sun.xml.calc")),
                node("application/vnd.google-earth.kmz", ".kmz", ZipTests.entry("doc.kml")),
                node("application/vnd.visio", ".vsdx", ZipTests.office("visio/")));
    }

    private static Node openDocument(String type, String extension, String templateExtension) {
        List<String> alias = List.of(type.replace("application/vnd.", "application/x-vnd."));
        return node(
                type,
                extension,
                ZipTests.mimetype(type),
                alias,
                node(type + "-template", templateExtension, ZipTests.mimetype(type + "-template")));
    }

    private static Node ole() {
        return node(
                "application/x-ole-storage",
                "",
                prefix("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
                node(
                        "application/x-ms-installer",
                        ".msi",
                        ContentTests.oleClass("84100c0000000000c000000000000046"),
                        List.of("application/x-windows-installer", "application/x-msi")),
                node("application/vnd.ms-publisher", ".pub", ContentTests.oleClass("0112020000000000c000000000000046")),
                node("application/vnd.ms-outlook", ".msg", ContentTests.oleClass("0b0d020000000000c000000000000046")),
                node(
                        "application/vnd.ms-excel",
                        ".xls",
                        ContentTests.oleClass("1008020000000000c000000000000046", "2008020000000000c000000000000046"),
                        List.of("application/msexcel")),
                node(
                        "application/vnd.ms-powerpoint",
                        ".ppt",
                        ContentTests.oleClass("108d81649b4fcf1186ea00aa00b929e8"),
                        List.of("application/mspowerpoint")),
                node(
                        "application/msword",
                        ".doc",
                        ContentTests.oleClass(
                                "0609020000000000c000000000000046",
                                "0009020000000000c000000000000046",
                                "0709020000000000c000000000000046"),
                        List.of("application/vnd.ms-word")));
    }

    private static Node mp4() {
        return node(
                "video/mp4",
                ".mp4",
                head -> head.length >= 12 && head[0] == 0 && at(4, "ftyp").matches(head),
                node("image/avif", ".avif", at(8, "avif", "avis")),
                node(
                        "video/3gpp",
                        ".3gp",
                        at(8, "3gp1", "3gp2", "3gp3", "3gp4", "3gp5", "3gp6", "3gp7", "3gs7", "3ge6", "3ge7", "3gg6"),
                        List.of("video/3gp", "audio/3gpp")),
                node(
                        "video/3gpp2",
                        ".3g2",
                        at(8, "3g24", "3g25", "3g26", "3g2a", "3g2b", "3g2c", "KDDI"),
                        List.of("video/3g2", "audio/3gpp2")),
                node(
                        "audio/mp4",
                        ".mp4",
                        at(8, "F4A ", "F4B ", "M4B ", "M4P ", "MSNV", "NDAS"),
                        List.of("audio/x-mp4a")),
                node("video/quicktime", ".mqv", at(8, "mqt ")),
                node("audio/x-m4a", ".m4a", at(8, "M4A ")),
                node("video/x-m4v", ".m4v", at(8, "M4V ", "M4VH", "M4VP")),
                node("image/heic", ".heic", at(8, "heic", "heix")),
                node("image/heic-sequence", ".heic", at(8, "hevc", "hevx")),
                node("image/heif", ".heif", at(8, "mif1", "heim", "heis", "avic")),
                node("image/heif-sequence", ".heif", at(8, "msf1", "hevm", "hevs", "avcs")),
                node("video/mj2", ".mj2", at(8, "mj2s", "mjp2", "MFSM", "MGSV")),
                node(
                        "video/vnd.dvb.file",
                        ".dvb",
                        at(
                                8, "dby1", "dsms", "dts1", "dts2", "dts3", "dxo ", "dmb1", "dmpf", "drc1", "dv1a",
                                "dv1b", "dv2a", "dv2b", "dv3a", "dv3b", "dvr1", "dvt1", "emsg")));
    }

    private static Node text() {
        return node(
                "text/plain",
                ".txt",
                TextTests::isText,
                node("image/svg+xml", ".svg", TextTests::isSvg),
                node("text/html", ".html", TextTests::isHtml),
                xml(),
                node("text/x-php", ".php", TextTests::isPhp),
                node(
                        "text/javascript",
                        ".js",
                        TextTests.shebang("node", "nodejs"),
                        List.of("application/x-javascript", "application/javascript")),
                node("text/x-lua", ".lua", TextTests.shebang("lua")),
                node("text/x-perl", ".pl", TextTests.shebang("perl")),
                node(
                        "text/x-python",
                        ".py",
                        TextTests.shebang("python", "python2", "python3"),
                        List.of("text/x-script.python", "application/x-python")),
                node("text/x-ruby", ".rb", TextTests.shebang("ruby"), List.of("application/x-ruby")),
                node(
                        "application/json",
                        ".json",
                        JsonTests::isJson,
                        node("application/geo+json", ".geojson", JsonTests::isGeoJson),
                        node("application/json", ".har", JsonTests::isHar),
                        node("model/gltf+json", ".gltf", JsonTests::isGltf)),
                node("application/x-ndjson", ".ndjson", JsonTests::isLines),
                node("text/rtf", ".rtf", prefix("{\\rtf"), List.of("application/rtf")),
                node("application/x-subrip", ".srt", TextTests::isSubRip, List.of("application/x-srt", "text/x-srt")),
                node("text/x-tcl", ".tcl", TextTests.shebang("tcl", "tclsh", "wish"), List.of("application/x-tcl")),
                node("text/csv", ".csv", TextTests.separated(',')),
                node("text/tab-separated-values", ".tsv", TextTests.separated('\t')),
                node("text/vcard", ".vcf", prefix("BEGIN:VCARD\n", "BEGIN:VCARD\r\n")),
                node("text/calendar", ".ics", prefix("BEGIN:VCALENDAR\n", "BEGIN:VCALENDAR\r\n")),
                node("application/warc", ".warc", prefix("WARC/1.0", "WARC/1.1")),
                node("text/vtt", ".vtt", TextTests::isVtt),
                node(
                        "text/x-shellscript",
                        ".sh",
                        TextTests.shebang("sh", "bash", "dash", "zsh", "ksh", "fish"),
                        List.of("text/x-sh", "application/x-shellscript", "application/x-sh")),
                node("image/x-portable-bitmap", ".pbm", TextTests.netpbm('1', '4')),
                node("image/x-portable-graymap", ".pgm", TextTests.netpbm('2', '5')),
                node("image/x-portable-pixmap", ".ppm", TextTests.netpbm('3', '6')),
                node("message/rfc822", ".eml", TextTests::isMail));
    }

    private static Node xml() {
        return node(
                "text/xml",
                ".xml",
                TextTests::isXml,
                List.of("application/xml"),
                node("application/rss+xml", ".rss", TextTests.root("rss", ""), List.of("text/rss")),
                node("application/atom+xml", ".atom", TextTests.root("feed", "http://www.w3.org/2005/Atom")),
                node("model/x3d+xml", ".x3d", TextTests.root("X3D", "http://www.w3.org/2001/XMLSchema-instance")),
                node(
                        "application/vnd.google-earth.kml+xml",
                        ".kml",
                        TextTests.root("kml", "http://www.opengis.net/kml/2.2")
                                .or(TextTests.root("kml", "http://earth.google.com/kml/2."))),
                node(
                        "application/x-xliff+xml",
                        ".xlf",
                        TextTests.root("xliff", "urn:oasis:names:tc:xliff:document:1.2")),
                node(
                        "model/vnd.collada+xml",
                        ".dae",
                        TextTests.root("COLLADA", "http://www.collada.org/2005/11/COLLADASchema")),
                node("application/gml+xml", ".gml", TextTests.root("", "http://www.opengis.net/gml")),
                node("application/gpx+xml", ".gpx", TextTests.root("gpx", "http://www.topografix.com/GPX/1/1")),
                node(
                        "application/vnd.garmin.tcx+xml",
                        ".tcx",
                        TextTests.root(
                                "TrainingCenterDatabase",
                                "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2")),
                node("application/x-amf", ".amf", TextTests.root("amf", "")),
                node(
                        "application/vnd.ms-package.3dmanufacturing-3dmodel+xml",
                        ".3mf",
                        TextTests.root("model", "http://schemas.microsoft.com/3dmanufacturing/core/2015/02")),
                node("application/vnd.adobe.xfdf", ".xfdf", TextTests.root("xfdf", "http://ns.adobe.com/xfdf/")),
                node(
                        "application/owl+xml",
                        ".owl",
                        TextTests.root("Ontology", "xmlns=\"http://www.w3.org/2002/07/owl#\"")),
                node("application/xhtml+xml", ".html", TextTests.root("html", "http://www.w3.org/1999/xhtml")));
    }
}
