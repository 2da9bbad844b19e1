package dev.satchel.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * * | 2026-11-25T03:04:00Z | true",
                "4 3 25 11 3 | 2026-11-25T03:04:00Z | true",
                "4 3 25 11 4 | 2026-11-25T03:04:00Z | false",
                "*/2 1-5/2 * * * | 2026-11-25T03:04:00Z | true",
                "*/2 1-5/2 * * * | 2026-11-25T04:04:00Z | false",
                "0,4,+8 03 * * * | 2026-11-25T03:08:00Z | true",
                "0 0 * * 0 | 2026-11-29T00:00:00Z | true",
                "@weekly | 2026-11-28T00:00:00Z | false",
                "@hourly | 2026-11-25T03:00:00Z | true",
            })
    void isDueWhenAllSegmentsMatch(String expression, String time, boolean due) {
        assertThat(CronExpression.parse(expression).matches(ZonedDateTime.parse(time)))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@reboot | invalid cron expression - must be a valid macro or to have exactly 5 space separated segments",
                "*  * * * * | invalid cron expression - must be a valid macro or to have exactly 5 space separated segments",
                "a * * * * | strconv.Atoi: parsing \"a\": invalid syntax",
                "-1 * * * * | strconv.Atoi: parsing \"\": invalid syntax",
                "*/60 * * * * | invalid segment step boundary - the step must be between 1 and the 59",
                "*/1/1 * * * * | invalid segment step format - must be in the format */n or 1-30/n",
                "1/2 * * * * | invalid segment step - step > 1 could be used only with the wildcard or range format",
                "60 * * * * | invalid segment value - must be between the min and max of the segment",
                "60-61 * * * * | invalid segment range minimum - must be between 0 and 59",
                "5-4 * * * * | invalid segment range maximum - must be between 5 and 59",
                "1-2-3 * * * * | invalid segment range format - the range must have 1 or 2 parts",
                "* * * * 7 | invalid segment value - must be between the min and max of the segment",
            })
    void saysWhatIsWrong(String expression, String message) {
        assertThatThrownBy(() -> CronExpression.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void listsUsersJobsFirst() {
        try (Cron cron = new Cron()) {
            cron.add("__pbB__", "@daily", () -> {});
            cron.add("z", "@daily", () -> {});
            cron.add("__pbA__", "@daily", () -> {});
            cron.add("a", "@daily", () -> {});
            assertThat(cron.jobs()).extracting(Cron.Job::id).containsExactly("a", "z", "__pbB__", "__pbA__");
            assertThat(cron.jobs().getFirst().expression()).hasToString("0 0 * * *");
        }
    }
}
