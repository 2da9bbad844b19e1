package dev.satchel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimeTypesTest {

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String type(String latin) {
        return MimeTypes.detect(bytes(latin)).type();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "hello, text/plain; charset=utf-8",
                "<?xml version=\"1.0\"?>, text/xml; charset=utf-8",
                "{\"a\":, text/plain; charset=utf-8",
                "<svg/>, text/plain; charset=utf-8",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>, image/svg+xml",
                "<!doctype html><p>, text/html; charset=utf-8",
                "{\"a\":1}, application/json",
                "{\"type\":\"Point\"}, application/geo+json",
                "%PDF-1.7, application/pdf",
                "GIF89a, image/gif",
                "#!/usr/bin/env python3, text/x-python",
                "#!/bin/sh, text/x-shellscript",
                "function a() {}, text/plain; charset=utf-8",
            })
    void readsText(String content, String expected) {
        assertThat(type(content)).isEqualTo(expected);
    }

    @Test
    void tellsCharsets() {
        assertThat(type("")).isEqualTo("text/plain");
        assertThat(type("\u00e9")).isEqualTo("text/plain; charset=iso-8859-1");
        assertThat(type("\u0080")).isEqualTo("text/plain");
        assertThat(type("\u00ff\u00fea\0")).isEqualTo("text/plain; charset=utf-16le");
        assertThat(type("<html><meta charset=\"UTF-8\">")).isEqualTo("text/html; charset=utf-8");
        assertThat(type("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>")).isEqualTo("text/xml; charset=ISO-8859-2");
    }

    @Test
    void tellsTables() {
        assertThat(type("a,b\n1,2\n")).isEqualTo("text/csv");
        assertThat(type("a\tb\n1\t2\n")).isEqualTo("text/tab-separated-values");
        assertThat(type("a,b\n1\n")).isEqualTo("text/plain; charset=utf-8");
        assertThat(type("{\"a\":1}\n{\"a\":2}\n")).isEqualTo("application/x-ndjson");
    }

    @Test
    void readsBinaryFormats() {
        assertThat(type("\u0089PNG\r\n\u001a\n")).isEqualTo("image/png");
        assertThat(type("\u00ff\u00d8\u00ff\u00e0")).isEqualTo("image/jpeg");
        assertThat(type("RIFF\0\0\0\0WEBPVP8 ")).isEqualTo("image/webp");
        assertThat(type("RIFF\0\0\0\0WAVEfmt ")).isEqualTo("audio/wav");
        assertThat(type("\0\0\0\u0018ftypmp42\0\0\0\0")).isEqualTo("video/mp4");
        assertThat(type("\0\0\0\u0018ftypheic\0\0\0\0")).isEqualTo("image/heic");
        assertThat(type("\u001aE\u00df\u00a3\u0001\0\0\0\0\0\0\u001fB\u0086\u0081\u0001B\u0082\u0084webm"))
                .isEqualTo("video/webm");
        assertThat(type("ID3\u0003")).isEqualTo("audio/mpeg");
        assertThat(type("SQLite format 3\0")).isEqualTo("application/vnd.sqlite3");
        assertThat(type("\u001f\u008b\u0008")).isEqualTo("application/gzip");
        assertThat(type("\u0001\u0002\u0003\u0004")).isEqualTo("application/octet-stream");
    }

    @Test
    void looksIntoContainers() throws IOException {
        assertThat(MimeTypes.detect(zip("a.txt")).type()).isEqualTo("application/zip");
        assertThat(MimeTypes.detect(zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"))
                        .extension())
                .isEqualTo(".docx");
        assertThat(MimeTypes.detect(zip("META-INF/MANIFEST.MF", "a/B.class")).type())
                .isEqualTo("application/java-archive");
    }

    @Test
    void knowsAliases() {
        assertThat(MimeTypes.detect(bytes("%PDF-1.7")).is("application/x-pdf")).isTrue();
        assertThat(MimeTypes.detect(bytes("hello")).is("text/plain")).isTrue();
        assertThat(MimeTypes.detect(bytes("hello")).is("text/html")).isFalse();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
