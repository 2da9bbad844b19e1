package dev.satchel.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.error.ApiException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {

    @Test
    void absentAndEmptyAreDefaults() {
        assertThat(Paging.of(Map.of("page", "", "skipTotal", ""))).isEqualTo(new Paging(1, 30, false));
    }

    @Test
    void keepsToItsBounds() {
        assertThat(Paging.of(Map.of("page", "-3", "perPage", "0"))).isEqualTo(new Paging(1, 30, false));
        assertThat(Paging.of(Map.of("page", "+2", "perPage", "5000", "skipTotal", "T")))
                .isEqualTo(new Paging(2, 1000, true));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"page, x", "page, ' 1'", "perPage, 1.5", "page, 9223372036854775808", "skipTotal, yes"})
    void refusesTheMalformed(String name, String value) {
        assertThatThrownBy(() -> Paging.of(Map.of(name, value))).isInstanceOf(ApiException.class);
    }

    @Test
    void countsPages() {
        Paging paging = new Paging(3, 10, false);
        assertThat(paging.offset()).isEqualTo(20);
        assertThat(paging.totalPages(0)).isZero();
        assertThat(paging.totalPages(21)).isEqualTo(3);
    }
}
