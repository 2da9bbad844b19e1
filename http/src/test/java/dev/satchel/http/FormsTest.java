package dev.satchel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.file.UploadedFile;
import dev.satchel.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormsTest {

    private static FormData parse(String body) throws IOException {
        return parse(new ByteArrayInputStream(body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static FormData parse(InputStream in) throws IOException {
        FormData form = new FormData();
        MultipartParser.parse(in, "multipart/form-data; boundary=\"B\"", form);
        return form;
    }

    @Test
    void numbersAndBooleansAreRecognisedWhenTheyWouldPrintTheSame() {
        assertThat(Stream.of("5", "-1.5", "0.1", "true").map(FormData::infer)).containsExactly(5.0, -1.5, 0.1, true);
        assertThat(FormData.infer("-0")).isEqualTo(-0.0);
        for (String text :
                new String[] {"", "007", "1.50", "1e3", ".5", "+5", "12345678901234567890", "True", "1-2", "-"}) {
            assertThat(FormData.infer(text)).isEqualTo(text);
        }
    }

    @Test
    void partsBecomeValuesAndFiles() throws IOException {
        FormData form = parse("""
                preamble
                --B
                Content-Disposition: form-data; name="a"

                1
                --B
                Content-Disposition: form-data; name="a"

                x
                y
                --B
                Content-Disposition: form-data; name="f"; filename="dir/né.txt"
                Content-Type: text/plain

                --B is not here
                --B--
                """);
        assertThat(form.infer()).isEqualTo(Map.of("a", List.of(1.0, "x\r\ny")));
        UploadedFile file = form.files().get("f").getFirst();
        assertThat(file.originalName()).isEqualTo("né.txt");
        assertThat(new String(file.open().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("--B is not here");
    }

    @Test
    void theJsonPayloadReplacesOtherValues() {
        FormData form = new FormData();
        form.add("a", "1");
        form.add(FormData.JSON_PAYLOAD, "{\"a\":\"2\",\"b\":[true]}");
        assertThat(form.infer()).isEqualTo(Map.of("a", "2", "b", List.of(true)));
        form.add(FormData.JSON_PAYLOAD, "null");
        assertThat(form.infer()).isEmpty();
        form.add(FormData.JSON_PAYLOAD, "[]");
        assertThatThrownBy(form::infer).isInstanceOf(JsonException.class);
    }

    @Test
    void aBodyThatBreaksOffIsAnError() {
        assertThatThrownBy(() -> parse("--B\nContent-Disposition: form-data; name=\"a\"\n\n1\n--B"))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void largeFilesLieInTemporaryFilesUntilTheFormIsClosed() throws IOException {
        byte[] head = "--B\r\nContent-Disposition: form-data; name=f; filename=big.bin\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + (17 << 20)];
        System.arraycopy(head, 0, body, 0, head.length);
        byte[] end = "\r\n--B--".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(end, 0, body, body.length - end.length, end.length);
        FormData form = parse(new ByteArrayInputStream(body));
        UploadedFile file = form.files().get("f").getFirst();
        assertThat(file.size()).isEqualTo((17 << 20) - end.length);
        Path path = ((FormFile) file).path();
        assertThat(path).exists();
        form.close();
        assertThat(Files.exists(path)).isFalse();
    }

    @Test
    void queriesKeepWhatCanBeRead() {
        assertThat(UrlCodec.firstValues("a=1&a=2&b=%zz&c=x+y%21&d;e=1&f"))
                .isEqualTo(Map.of("a", "1", "c", "x y!", "f", ""));
    }
}
