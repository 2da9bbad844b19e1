package dev.satchel.schema.field;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * The layouts in which dates may be submitted, tried one after another. They are written with the reference time of
 * Go's package time ({@code Mon Jan 2 15:04:05 MST 2006}), whose documented rules the reading follows: names in any
 * case, any number of spaces for one, a fraction may follow the seconds, names of zones count as UTC.
 */
final class DateLayouts {
    private static final List<String> LAYOUTS = List.of(
            "2006-01-02 15:04:05.000Z",
            "2006-01-02T15:04:05Z07:00",
            "2006-01-02T15:04:05",
            "Mon, 02 Jan 2006 15:04:05 -0700",
            "Mon, 02 Jan 2006 15:04:05 MST",
            "02 Jan 06 15:04 -0700",
            "02 Jan 06 15:04 MST",
            "Monday, 02-Jan-06 15:04:05 MST",
            "2006-01-02 15:04:05 -0700 MST",
            "2006-01-02T15:04:05-0700",
            "2006-01-02 15:04:05Z0700",
            "2006-01-02 15:04:05",
            "Mon Jan _2 15:04:05 2006",
            "Mon Jan _2 15:04:05 MST 2006",
            "Mon Jan 02 15:04:05 -0700 2006",
            "2006-01-02 15:04:05Z07:00",
            "2006-01-02",
            "02 Jan 2006",
            "2006-01-02 15:04:05 -07:00",
            "2006-01-02 15:04:05 -0700",
            "3:04PM",
            "Jan _2 15:04:05");

    /** The parts of a layout that stand for something, longer ones before their beginnings. */
    private static final List<String> PARTS = List.of(
            "2006", "Monday", "Mon", "Jan", "MST", "Z07:00", "Z0700", "-07:00", "-0700", ".000", "01", "02", "_2", "15",
            "04", "05", "06", "PM", "3");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private DateLayouts() {}

    /** The moment in UTC. */
    static Optional<LocalDateTime> parse(String text) {
        for (String layout : LAYOUTS) {
            Optional<LocalDateTime> time = new Reader(text).read(layout);
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    /** Reads one text after one layout. */
    private static final class Reader {
        private final String text;
        private int at;
        private boolean failed;
        private int year;
        private int month = 1;
        private int day = 1;
        private int hour;
        private int minute;
        private int second;
        private int nano;
        private int offset;
        private boolean afternoon;
        private boolean forenoon;

        Reader(String text) {
            this.text = text;
        }

        Optional<LocalDateTime> read(String layout) {
            int i = 0;
            while (i < layout.length() && !failed) {
                String part = partAt(layout, i);
                if (part.isEmpty()) {
                    literal(layout.charAt(i++));
                } else {
                    i += part.length();
                    read(part, layout.startsWith(".000", i));
                }
            }
            if (failed || at < text.length() || !exists()) {
                return Optional.empty();
            }
            if (afternoon && hour < 12) {
                hour += 12;
            } else if (forenoon && hour == 12) {
                hour = 0;
            }
            return Optional.of(LocalDateTime.of(year, month, day, hour, minute, second, nano)
                    .minusSeconds(offset));
        }

        private boolean exists() {
            return month >= 1 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
        }

        private static String partAt(String layout, int i) {
            for (String part : PARTS) {
                if (layout.startsWith(part, i)) {
                    return part;
                }
            }
            return "";
        }

        private void literal(char c) {
            if (c == ' ') {
                if (at < text.length() && text.charAt(at) != ' ') {
                    failed = true;
                }
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
            } else if (at < text.length() && text.charAt(at) == c) {
                at++;
            } else {
                failed = true;
            }
        }

        private void read(String part, boolean fractionFollows) {
            switch (part) {
                case "2006" -> year = digits(4, 4, 9999);
                case "06" -> {
                    int two = digits(2, 2, 99);
                    year = two >= 69 ? 1900 + two : 2000 + two;
                }
                case "01" -> month = digits(2, 2, 12);
                case "02" -> day = digits(2, 2, 31);
                case "_2" -> {
                    if (at < text.length() && text.charAt(at) == ' ') {
                        at++;
                    }
                    day = digits(1, 2, 31);
                }
                case "15" -> hour = digits(1, 2, 23);
                case "3" -> hour = digits(1, 2, 12);
                case "04" -> minute = digits(2, 2, 59);
                case "05" -> {
                    second = digits(2, 2, 59);
                    if (!fractionFollows) {
                        optionalFraction();
                    }
                }
                case ".000" -> fraction(3);
                case "PM" -> halfOfDay();
                case "Jan" -> month = name(MONTHS, 3) + 1;
                case "Mon" -> name(DAYS, 3);
                case "Monday" -> name(DAYS, 9);
                case "MST" -> zoneName();
                default -> zone(part);
            }
        }

        private int digits(int least, int most, int limit) {
            int number = 0;
            int count = 0;
            while (count < most && at < text.length() && isDigit(text.charAt(at))) {
                number = number * 10 + text.charAt(at++) - '0';
                count++;
            }
            failed |= count < least || number > limit;
            return number;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private void optionalFraction() {
            if (at >= text.length() || text.charAt(at) != '.' && text.charAt(at) != ',') {
                return;
            }
            int end = at + 1;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            if (end > at + 1) {
                fraction(end - at - 1);
            }
        }

        private void fraction(int count) {
            if (at + count >= text.length() || text.charAt(at) != '.' && text.charAt(at) != ',') {
                failed = true;
                return;
            }
            int digit = 100_000_000;
            for (int i = at + 1; i <= at + count; i++) {
                if (!isDigit(text.charAt(i))) {
                    failed = true;
                    return;
                }
                nano += (text.charAt(i) - '0') * digit;
                digit /= 10;
            }
            at += count + 1;
        }

        private void halfOfDay() {
            afternoon = text.startsWith("PM", at);
            forenoon = text.startsWith("AM", at);
            failed |= !afternoon && !forenoon;
            at += 2;
        }

        private int name(List<String> names, int length) {
            for (int i = 0; i < names.size(); i++) {
                String name =
                        names.get(i).substring(0, Math.min(length, names.get(i).length()));
                if (text.regionMatches(true, at, name, 0, name.length())) {
                    at += name.length();
                    return i;
                }
            }
            failed = true;
            return 0;
        }

        private void zone(String part) {
            if (part.charAt(0) == 'Z' && at < text.length() && text.charAt(at) == 'Z') {
                at++;
                return;
            }
            int sign = at < text.length() ? text.charAt(at++) : 0;
            if (sign != '+' && sign != '-') {
                failed = true;
                return;
            }
            int hours = digits(2, 2, 24);
            if (part.indexOf(':') > 0) {
                literal(':');
            }
            int minutes = digits(2, 2, 60);
            offset = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        }

        /** UTC, GMT with or without hours, an offset, or three to five capitals. */
        private void zoneName() {
            if (text.startsWith("UTC", at)) {
                at += 3;
                offset = 0;
                return;
            }
            if (text.startsWith("GMT", at)) {
                at += 3;
                offset = -signedHours() * 3600; // added instead of subtracted, as PocketBase does
                return;
            }
            if (text.startsWith("ChST", at) || text.startsWith("MeST", at)) {
                at += 4;
                return;
            }
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                int before = at;
                signedHours();
                failed |= at == before;
                return;
            }
            int capitals = 0;
            while (at + capitals < text.length() && isCapital(text.charAt(at + capitals))) {
                capitals++;
            }
            boolean good = capitals == 3
                    || capitals == 4 && (text.charAt(at + 3) == 'T' || text.startsWith("WITA", at))
                    || capitals == 5 && text.charAt(at + 4) == 'T';
            failed |= !good;
            at += capitals;
        }

        private static boolean isCapital(char c) {
            return c >= 'A' && c <= 'Z';
        }

        /** A sign and up to 23 hours, or nothing. */
        private int signedHours() {
            if (at >= text.length() || text.charAt(at) != '+' && text.charAt(at) != '-') {
                return 0;
            }
            int end = at + 1;
            int hours = 0;
            while (end < text.length() && isDigit(text.charAt(end)) && hours < 100) {
                hours = hours * 10 + text.charAt(end++) - '0';
            }
            if (end == at + 1 || hours > 23) {
                return 0;
            }
            int signed = text.charAt(at) == '-' ? -hours : hours;
            at = end;
            return signed;
        }
    }
}
