package dev.satchel.schema.field;

import dev.satchel.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Dates as texts {@code YYYY-MM-DD HH:MM:SS.mmmZ} in UTC; {@code ""} is no date. Of what clients send, the layouts of
 * PocketBase are understood; anything else counts as no date.
 */
public final class DateText {
    private static final String NONE_AT_ALL = "0001-01-01 00:00:00.000Z";
    private static final int MAX_LENGTH = 100;

    private DateText() {}

    public static String now() {
        return format(Instant.now());
    }

    public static String format(Instant instant) {
        return format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private static String format(LocalDateTime time) {
        if (time.getYear() < 0 || time.getYear() > 9999) { // by the shift to UTC
            return (time.getYear() < 0 ? "-000" : "")
                    + Math.abs(time.getYear())
                    + format(time.withYear(4)).substring(4);
        }
        byte[] text = new byte[24];
        digits(text, 0, time.getYear(), 4);
        text[4] = '-';
        digits(text, 5, time.getMonthValue(), 2);
        text[7] = '-';
        digits(text, 8, time.getDayOfMonth(), 2);
        text[10] = ' ';
        digits(text, 11, time.getHour(), 2);
        text[13] = ':';
        digits(text, 14, time.getMinute(), 2);
        text[16] = ':';
        digits(text, 17, time.getSecond(), 2);
        text[19] = '.';
        digits(text, 20, time.getNano() / 1_000_000, 3);
        text[23] = 'Z';
        String result = new String(text, StandardCharsets.ISO_8859_1);
        return result.equals(NONE_AT_ALL) ? "" : result;
    }

    private static void digits(byte[] text, int at, int number, int count) {
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
    }

    /** The date of a text in the app's layout, or nothing. */
    public static Optional<Instant> toInstant(String date) {
        if (date.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Instant.parse(date.replace(' ', 'T')));
    }

    /** What was submitted as a date in the app's layout; {@code ""} for anything that is none. */
    public static String parse(Object value) {
        return switch (value) {
            case String text -> parse(text);
            case byte[] utf8 -> parse(new String(utf8, StandardCharsets.UTF_8));
            case Instant instant -> format(instant);
            case null, default -> "";
        };
    }

    private static String parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return "";
        }
        if (isAppLayout(text.getBytes(StandardCharsets.UTF_8))) {
            return text.equals(NONE_AT_ALL) ? "" : text;
        }
        return DateLayouts.parse(text).map(DateText::format).orElse("");
    }

    /** Whether these are 24 bytes in the app's layout with parts that make a date; checked without making one. */
    static boolean isAppLayout(byte[] text) {
        if (text.length != 24
                || text[4] != '-'
                || text[7] != '-'
                || text[10] != ' '
                || text[13] != ':'
                || text[16] != ':'
                || text[19] != '.'
                || text[23] != 'Z') {
            return false;
        }
        for (int i = 0; i < 23; i++) {
            if (i != 4 && i != 7 && i != 10 && i != 13 && i != 16 && i != 19 && (text[i] < '0' || text[i] > '9')) {
                return false;
            }
        }
        int month = two(text, 5);
        int day = two(text, 8);
        if (month < 1 || month > 12 || day < 1 || two(text, 11) > 23 || two(text, 14) > 59 || two(text, 17) > 59) {
            return false;
        }
        if (day <= 28) {
            return true;
        }
        int year = two(text, 0) * 100 + two(text, 2);
        return day <= java.time.YearMonth.of(year, month).lengthOfMonth();
    }

    private static int two(byte[] text, int at) {
        return (text[at] - '0') * 10 + text[at + 1] - '0';
    }

    /** Writes a date column: stored ones are in the app's layout nearly always. */
    static void writeColumn(Object raw, JsonWriter out) {
        if (raw instanceof byte[] utf8
                && (utf8.length == 0 || (isAppLayout(utf8) && utf8[0] + utf8[1] + utf8[2] > 3 * '0'))) {
            out.utf8Value(utf8);
        } else {
            out.value(parse(raw instanceof byte[] utf8 ? new String(utf8, StandardCharsets.UTF_8) : raw));
        }
    }

    /** As messages show a date: {@code 2024-01-01 00:00:00 +0000 UTC}, with a fraction if there is one. */
    static String goText(String date) {
        return date.substring(0, 19) + fraction(date) + " +0000 UTC";
    }

    /** {@code 2024-01-01T00:00:00Z}, with a fraction if there is one. */
    static String rfc3339(String date) {
        return date.substring(0, 10) + "T" + date.substring(11, 19) + fraction(date) + "Z";
    }

    private static String fraction(String date) {
        int end = 23;
        while (date.charAt(end - 1) == '0') {
            end--;
        }
        return end == 20 ? "" : date.substring(19, end);
    }
}
