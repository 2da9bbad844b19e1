package dev.satchel.schema.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-02 03:04:05.678Z | 2024-01-02 03:04:05.678Z",
                "2024-01-02 | 2024-01-02 00:00:00.000Z",
                "2024-01-02T03:04:05+02:00 | 2024-01-02 01:04:05.000Z",
                "2024-01-02T03:04:05.1239Z | 2024-01-02 03:04:05.123Z",
                "2024-01-02 03:04:05 -0700 | 2024-01-02 10:04:05.000Z",
                "2024-01-02 03:04:05+02:00 | 2024-01-02 01:04:05.000Z",
                "Tue, 02 Jan 2024 03:04:05 +0200 | 2024-01-02 01:04:05.000Z",
                "Tue, 02 Jan 2024 03:04:05 PST | 2024-01-02 03:04:05.000Z",
                "02 Jan 24 03:04 UTC | 2024-01-02 03:04:00.000Z",
                "Monday, 02-Jan-06 15:04:05 MST | 2006-01-02 15:04:05.000Z",
                "Mon Jan  2 15:04:05 2006 | 2006-01-02 15:04:05.000Z",
                "Mon Jan 02 15:04:05 -0700 2006 | 2006-01-02 22:04:05.000Z",
                "10 Jan 2024 | 2024-01-10 00:00:00.000Z",
                "12:30PM | 0000-01-01 12:30:00.000Z",
                "Jan  5 15:04:05 | 0000-01-05 15:04:05.000Z",
            })
    void readsTheUsualLayouts(String text, String date) {
        assertThat(DateText.parse(text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-01-02 03:04",
                "2024-1-2",
                "2024-02-30",
                "2023-02-29",
                "2024-13-01",
                "1700000000",
                " 2024-01-02",
                "tomorrow",
                "2024-01-02t03:04:05z",
                "0001-01-01 00:00:00.000Z",
                "2024-01-02 24:00:00.000Z",
                "2024-01-02 03:04:05.678Z "
            })
    void whatIsNoDateIsNone(String text) {
        assertThat(DateText.parse(text)).isEmpty();
    }

    @Test
    void errorsShowAFractionOnlyIfThereIsOne() {
        assertThat(DateText.goText("2024-01-01 00:00:00.500Z")).isEqualTo("2024-01-01 00:00:00.5 +0000 UTC");
        assertThat(DateText.rfc3339("2024-01-01 00:00:00.000Z")).isEqualTo("2024-01-01T00:00:00Z");
    }
}
