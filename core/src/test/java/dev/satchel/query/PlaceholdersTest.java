package dev.satchel.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    @Test
    void valuesBecomeLiterals() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("text", "a\"b\\c\n");
        params.put("nothing", null);
        params.put("yes", true);
        params.put("number", 2.0);
        params.put("list", List.of(1));
        assertThat(Placeholders.replace(
                        "a={:text} && b={:nothing} && c={:yes} && d={:number} && e={:list} && f={:other}", params))
                .isEqualTo("a=\"a\\\"b\\\\c\\n\" && b=null && c=true && d=2 && e=\"[1]\" && f={:other}");
    }

    @Test
    void aValueCannotBringInAnotherPlaceholder() {
        assertThat(Placeholders.replace("a={:a} && b={:b}", Map.of("a", "{:b}", "b", "x")))
                .isEqualTo("a=\"{:b}\" && b=\"x\"");
    }
}
