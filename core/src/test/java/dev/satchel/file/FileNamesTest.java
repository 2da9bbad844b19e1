package dev.satchel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "test.txt, test_R.txt",
        "My File (1).TXT, my_file_1_R.TXT",
        "a.b.c.tar.gz, a_b_c_R.tar.gz",
        "noext, noext_R.txt",
        ".hidden, R_R.hidden",
        ".., R_R.txt",
        "ab.PNG, abR_R.PNG",
        "日本語.png, R_R.png",
        "v1.2.pdf, v1R_R.2.pdf",
        "name.eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee, name_R.eeeeeeeeeeeeeeeeeeee",
        "foo.bar baz.txt, foo_R.barbaz.txt",
        "trailing., trailing_R.txt",
        "HTMLParserTest.a, htmlparser_test_R.a",
        "a_B__c-D.a, a_b_c_d_R.a",
        "Pic Tür.a, pic_t_r_R.a",
        "ABC1def.a, abc1def_R.a",
    })
    void makesSafeUniqueNames(String original, String expected) {
        String pattern = expected.replace(".", "\\.").replace("R", "[a-z0-9]{10}");
        assertThat(FileNames.normalise(original, "plain text".getBytes(StandardCharsets.UTF_8)))
                .matches(pattern);
    }

    @ParameterizedTest
    @CsvSource({"200, 100", "400, 100"})
    void cutsLongNames(int length, int expected) {
        String name = FileNames.normalise("x".repeat(length) + ".txt", new byte[0]);
        assertThat(name).hasSize(expected + 1 + 10 + 4);
    }
}
