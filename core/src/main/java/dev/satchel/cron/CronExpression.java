package dev.satchel.cron;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.BitSet;

/**
 * When a job is due: minute, hour, day of month, month and day of week (0 is Sunday), all of which must match. A macro
 * such as {@code @daily} stands for the five segments.
 */
public final class CronExpression {
    private static final int[] MINIMA = {0, 0, 1, 1, 0};
    private static final int[] MAXIMA = {59, 23, 31, 12, 6};

    private final String text;
    private final BitSet[] segments;

    private CronExpression(String text, BitSet[] segments) {
        this.text = text;
        this.segments = segments;
    }

    /** @throws IllegalArgumentException if it is none; the message is what users see */
    public static CronExpression parse(String expression) {
        String expanded = expand(expression);
        String[] parts = expanded.split(" ", -1);
        if (parts.length != MINIMA.length) {
            throw new IllegalArgumentException(
                    "invalid cron expression - must be a valid macro or to have exactly 5 space separated segments");
        }
        BitSet[] segments = new BitSet[MINIMA.length];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = segment(parts[i], MINIMA[i], MAXIMA[i]);
        }
        return new CronExpression(expanded, segments);
    }

    private static String expand(String expression) {
        return switch (expression) {
            case "@yearly", "@annually" -> "0 0 1 1 *";
            case "@monthly" -> "0 0 1 * *";
            case "@weekly" -> "0 0 * * 0";
            case "@daily", "@midnight" -> "0 0 * * *";
            case "@hourly" -> "0 * * * *";
            default -> expression;
        };
    }

    private static BitSet segment(String segment, int min, int max) {
        BitSet values = new BitSet(max + 1);
        for (String part : segment.split(",", -1)) {
            addPart(values, part, min, max);
        }
        return values;
    }

    private static void addPart(BitSet values, String part, int min, int max) {
        String[] stepParts = part.split("/", -1);
        int step = 1;
        if (stepParts.length > 2) {
            throw new IllegalArgumentException("invalid segment step format - must be in the format */n or 1-30/n");
        }
        if (stepParts.length == 2) {
            step = number(stepParts[1]);
            if (step < 1 || step > max) {
                throw new IllegalArgumentException(
                        "invalid segment step boundary - the step must be between 1 and the " + max);
            }
        }
        int from = min;
        int to = max;
        if (!stepParts[0].equals("*")) {
            String[] range = stepParts[0].split("-", -1);
            if (range.length > 2) {
                throw new IllegalArgumentException("invalid segment range format - the range must have 1 or 2 parts");
            }
            if (range.length == 1) {
                if (step > 1) {
                    throw new IllegalArgumentException(
                            "invalid segment step - step > 1 could be used only with the wildcard or range format");
                }
                from = number(range[0]);
                to = from;
                if (from < min || from > max) {
                    throw new IllegalArgumentException(
                            "invalid segment value - must be between the min and max of the segment");
                }
            } else {
                from = number(range[0]);
                if (from < min || from > max) {
                    throw new IllegalArgumentException(
                            "invalid segment range minimum - must be between " + min + " and " + max);
                }
                to = number(range[1]);
                if (to < from || to > max) {
                    throw new IllegalArgumentException(
                            "invalid segment range maximum - must be between " + from + " and " + max);
                }
            }
        }
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
    }

    private static int number(String text) {
        boolean digits = text.matches("[+-]?[0-9]+");
        if (!digits) {
            throw new IllegalArgumentException("strconv.Atoi: parsing \"" + text + "\": invalid syntax");
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("strconv.Atoi: parsing \"" + text + "\": value out of range", e);
        }
    }

    /** Whether a job is due in the minute of that time. */
    public boolean matches(ZonedDateTime time) {
        DayOfWeek day = time.getDayOfWeek();
        return segments[0].get(time.getMinute())
                && segments[1].get(time.getHour())
                && segments[2].get(time.getDayOfMonth())
                && segments[3].get(time.getMonthValue())
                && segments[4].get(day.getValue() % 7);
    }

    /** The five segments, macros expanded. */
    @Override
    public String toString() {
        return text;
    }
}
