package dev.satchel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "'' | WHOLE | ''",
                "bytes=0-3 | PARTS | 0+4",
                "bytes=0- | PARTS | 0+10",
                "bytes=-4 | PARTS | 6+4",
                "bytes=-40 | PARTS | 0+10",
                "bytes=8-40 | PARTS | 8+2",
                "bytes=+1-2 | PARTS | 1+2",
                "bytes=+-2 | MALFORMED | ''",
                "bytes=0-1, 4-5 | PARTS | 0+2 4+2",
                "bytes=0-1,20-30 | PARTS | 0+2",
                "bytes=0-9,0-9 | WHOLE | ''",
                "bytes=10- | OUTSIDE | ''",
                "bytes=abc | MALFORMED | ''",
                "bytes=5-2 | MALFORMED | ''",
                "bytes=-- | MALFORMED | ''",
                "lines=0-1 | MALFORMED | ''",
            })
    void readsRangesOfTenBytes(String header, String state, String parts) {
        ByteRanges ranges = ByteRanges.parse(header, 10);
        assertThat(ranges.state()).hasToString(state);
        StringBuilder found = new StringBuilder();
        ranges.parts()
                .forEach(part -> found.append(found.isEmpty() ? "" : " ")
                        .append(part.start())
                        .append('+')
                        .append(part.length()));
        assertThat(found).hasToString(parts);
    }

    @Test
    void ignoresRangesOfAnEmptyFile() {
        assertThat(ByteRanges.parse("bytes=0-", 0).state()).isEqualTo(ByteRanges.State.WHOLE);
    }

    @Test
    void readsTheThreeFormsOfDates() {
        assertThat(HttpDates.parse("Sun, 06 Nov 1994 08:49:37 GMT")).hasValue(784111777);
        assertThat(HttpDates.parse("Sunday, 06-Nov-94 08:49:37 GMT")).isPresent();
        assertThat(HttpDates.parse("Sun Nov  6 08:49:37 1994")).hasValue(784111777);
        assertThat(HttpDates.parse("yesterday")).isEmpty();
        assertThat(HttpDates.format(784111777)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
