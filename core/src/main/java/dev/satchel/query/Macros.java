package dev.satchel.query;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** The words that stand for the current time, in UTC: {@code @now}, {@code @todayStart}, {@code @weekday}, … */
final class Macros {
    private static final DateTimeFormatter LAYOUT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'Z'");
    private static final LocalTime LAST_MILLISECOND = LocalTime.of(23, 59, 59, 999_000_000);

    private Macros() {}

    /** The value of a macro at the time of the query. */
    static Optional<Binder> find(String name) {
        return switch (name) {
            case "@now" -> text(now -> now);
            case "@yesterday" -> text(now -> now.minusDays(1));
            case "@tomorrow" -> text(now -> now.plusDays(1));
            case "@todayStart" -> text(Macros::dayStart);
            case "@todayEnd" -> text(Macros::dayEnd);
            case "@monthStart" -> text(now -> dayStart(now.with(TemporalAdjusters.firstDayOfMonth())));
            case "@monthEnd" -> text(now -> dayEnd(now.with(TemporalAdjusters.lastDayOfMonth())));
            case "@yearStart" -> text(now -> dayStart(now.with(TemporalAdjusters.firstDayOfYear())));
            case "@yearEnd" -> text(now -> dayEnd(now.with(TemporalAdjusters.lastDayOfYear())));
            case "@second" -> number(ZonedDateTime::getSecond);
            case "@minute" -> number(ZonedDateTime::getMinute);
            case "@hour" -> number(ZonedDateTime::getHour);
            case "@day" -> number(ZonedDateTime::getDayOfMonth);
            case "@month" -> number(ZonedDateTime::getMonthValue);
            case "@weekday" -> number(now -> now.getDayOfWeek().getValue() % 7);
            case "@year" -> number(ZonedDateTime::getYear);
            default -> Optional.empty();
        };
    }

    private interface Moment {
        ZonedDateTime of(ZonedDateTime now);
    }

    private interface Part {
        int of(ZonedDateTime now);
    }

    private static Optional<Binder> text(Moment moment) {
        return Optional.of(input -> LAYOUT.format(moment.of(now())));
    }

    private static Optional<Binder> number(Part part) {
        return Optional.of(input -> (long) part.of(now()));
    }

    private static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }

    private static ZonedDateTime dayStart(ZonedDateTime time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }

    private static ZonedDateTime dayEnd(ZonedDateTime time) {
        return time.with(LAST_MILLISECOND);
    }
}
