package dev.satchel.schema.field;

import dev.satchel.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as texts {@code YYYY-MM-DD HH:MM:SS.mmmZ} in UTC; {@code ""} is no date. Of what clients send, the layouts of
 * PocketBase are understood; anything else counts as no date.
 */
public final class DateText {
    private static final String NONE_AT_ALL = "0001-01-01 00:00:00.000Z";
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String DATE = "(?<y>\\d{4})-(?<m>\\d\\d)-(?<d>\\d\\d)";
    private static final String TIME = "(?<h>\\d\\d):(?<i>\\d\\d):(?<s>\\d\\d)(?:[.,](?<f>\\d+))?";
    private static final String OFFSET = "(?<o>[+-]\\d\\d:?\\d\\d)";
    private static final String WEEKDAY = "(?:[A-Za-z]{3}|[A-Za-z]{6,9})";
    private static final String NAMED = "(?<n>[A-Za-z]{3})";
    private static final String ZONE = "[A-Z]{3,5}(?:[+-]\\d{1,2})?";

    /** Formats with all parts, in the order in which they are tried. */
    private static final Pattern[] LAYOUTS = {
        Pattern.compile(DATE + " " + TIME + "(?:Z|" + OFFSET + ")?"),
        Pattern.compile(DATE + "T" + TIME + "(?:Z|" + OFFSET + ")?"),
        Pattern.compile(DATE + " " + TIME + " " + OFFSET + "(?: " + ZONE + ")?"),
        Pattern.compile(DATE),
        Pattern.compile(WEEKDAY + ", (?<d>\\d\\d) " + NAMED + " (?<y>\\d{4}) " + TIME + " (?:" + OFFSET + "|" + ZONE + ")"),
        Pattern.compile("(?<d>\\d\\d) " + NAMED + " (?<yy>\\d\\d) (?<h>\\d\\d):(?<i>\\d\\d) (?:" + OFFSET + "|" + ZONE + ")"),
        Pattern.compile(WEEKDAY + ", (?<d>\\d\\d)-" + NAMED + "-(?<yy>\\d\\d) " + TIME + " " + ZONE),
        Pattern.compile("[A-Za-z]{3} " + NAMED + " +(?<d>\\d{1,2}) " + TIME + "(?: (?:" + OFFSET + "|" + ZONE + "))? (?<y>\\d{4})"),
        Pattern.compile("(?<d>\\d{1,2}) " + NAMED + " (?<y>\\d{4})"),
        Pattern.compile("(?<h>\\d{1,2}):(?<i>\\d\\d)(?<p>AM|PM)"),
        Pattern.compile(NAMED + " +(?<d>\\d{1,2}) " + TIME),
    };

    private DateText() {}

    public static String now() {
        return format(Instant.now());
    }

    public static String format(Instant instant) {
        return format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private static String format(LocalDateTime time) {
        if (time.getYear() < 0 || time.getYear() > 9999) {
            return "";
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
    public static java.util.Optional<Instant> toInstant(String date) {
        if (date.isEmpty()) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(Instant.parse(date.replace(' ', 'T')));
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
        if (text.length() < 6 || text.length() > 64) {
            return "";
        }
        if (isAppLayout(text.getBytes(StandardCharsets.UTF_8))) {
            return text.equals(NONE_AT_ALL) ? "" : text;
        }
        for (Pattern layout : LAYOUTS) {
            Matcher matcher = layout.matcher(text);
            if (matcher.matches()) {
                String date = read(matcher);
                if (!date.isEmpty()) {
                    return date;
                }
            }
        }
        return "";
    }

    private static String read(Matcher parts) {
        try {
            int year = number(parts, "y", 0);
            int shortYear = number(parts, "yy", -1);
            if (shortYear >= 0) {
                year = shortYear >= 69 ? 1900 + shortYear : 2000 + shortYear;
            }
            int month = number(parts, "m", 1);
            String name = group(parts, "n");
            if (name != null) {
                int at = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
                if (at < 0 || at % 3 != 0) {
                    return "";
                }
                month = at / 3 + 1;
            }
            LocalDateTime time = LocalDateTime.of(LocalDate.of(year, month, number(parts, "d", 1)), time(parts));
            String offset = group(parts, "o");
            return format(offset == null ? time : time.minusMinutes(minutes(offset)));
        } catch (DateTimeException e) {
            return "";
        }
    }

    private static LocalTime time(Matcher parts) {
        int hour = number(parts, "h", 0);
        String half = group(parts, "p");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("hour");
            }
            hour = hour % 12 + (half.equals("PM") ? 12 : 0);
        }
        String fraction = group(parts, "f");
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        return LocalTime.of(hour, number(parts, "i", 0), number(parts, "s", 0), nanos).truncatedTo(ChronoUnit.MILLIS);
    }

    private static int minutes(String offset) {
        String digits = offset.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.substring(0, 2));
        int rest = Integer.parseInt(digits.substring(2));
        if (hours > 24 || rest > 59) {
            throw new DateTimeException("offset");
        }
        return (offset.charAt(0) == '-' ? -1 : 1) * (hours * 60 + rest);
    }

    private static int number(Matcher parts, String name, int absent) {
        String text = group(parts, name);
        return text == null ? absent : Integer.parseInt(text);
    }

    private static String group(Matcher parts, String name) {
        return parts.namedGroups().containsKey(name) ? parts.group(name) : null;
    }

    /** Whether these are 24 bytes in the app's layout with parts that make a date; checked without making one. */
    static boolean isAppLayout(byte[] text) {
        if (text.length != 24 || text[4] != '-' || text[7] != '-' || text[10] != ' ' || text[13] != ':'
                || text[16] != ':' || text[19] != '.' || text[23] != 'Z') {
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
        if (raw instanceof byte[] utf8 && (utf8.length == 0 || (isAppLayout(utf8) && utf8[0] + utf8[1] + utf8[2] > 3 * '0'))) {
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
        String digits = date.substring(20, 23).replaceAll("0+$", "");
        return digits.isEmpty() ? "" : "." + digits;
    }
}
