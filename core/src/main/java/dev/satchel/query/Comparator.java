package dev.satchel.query;

import dev.satchel.query.Value.Content;
import dev.satchel.query.Value.Fallback;

/**
 * Writes one comparison as SQL.
 *
 * <p>The language does not tell NULL from the empty text. Which form says so depends on what is known of the sides:
 * a param that is not empty needs no care at all (and keeps the column's index usable), a known empty side becomes a
 * test of the other for both, and two columns are compared through COALESCE.
 */
final class Comparator {

    /** One side, with the aliases to write it by. */
    record Side(Value value, Names names, Content content, Fallback fallback) {
        static Side of(Value value, Names names) {
            return new Side(value, names, value.content(), value.fallback());
        }

        void write(SqlBuilder out) {
            value.sql().write(out, names);
        }
    }

    /** The ways to write equality. */
    private enum Form {
        RAW,
        BOTH_EMPTY,
        PLAIN,
        LEFT_EMPTY,
        RIGHT_EMPTY,
        COALESCE
    }

    private Comparator() {}

    static void write(SqlBuilder out, Side left, Operator operator, Side right) {
        switch (operator) {
            case EQUAL -> equal(out, left, right);
            case NOT_EQUAL -> unequal(out, left, right);
            case LIKE -> like(out, left, " LIKE ", right);
            case NOT_LIKE -> like(out, left, " NOT LIKE ", right);
            default -> {
                left.write(out);
                out.add(" ").add(operator.sign()).add(" ");
                right.write(out);
            }
        }
    }

    /** Whether the comparison cannot be true when the given side (left or right) is NULL. */
    static boolean rejectsNull(Value left, Operator operator, Value right, boolean leftIsNull) {
        return switch (operator) {
            case EQUAL -> form(Side.of(left, null), Side.of(right, null)) == Form.PLAIN;
            case NOT_EQUAL ->
                switch (form(Side.of(left, null), Side.of(right, null))) {
                    case LEFT_EMPTY -> !leftIsNull;
                    case RIGHT_EMPTY -> leftIsNull;
                    default -> false;
                };
            default -> true;
        };
    }

    private static Form form(Side left, Side right) {
        if (left.fallback == Fallback.OFF || right.fallback == Fallback.OFF) {
            return Form.RAW;
        }
        if (left.content == Content.EMPTY && right.content == Content.EMPTY) {
            return Form.BOTH_EMPTY;
        }
        if (left.content == Content.FILLED || right.content == Content.FILLED) {
            return Form.PLAIN;
        }
        if (left.content == Content.EMPTY) {
            return Form.LEFT_EMPTY;
        }
        return right.content == Content.EMPTY ? Form.RIGHT_EMPTY : Form.COALESCE;
    }

    private static void equal(SqlBuilder out, Side left, Side right) {
        switch (form(left, right)) {
            case RAW -> infix(out, left, " IS ", right);
            case BOTH_EMPTY -> out.add("1");
            case PLAIN -> infixOrEmpty(out, left, " = ", right);
            case LEFT_EMPTY -> emptiness(out, right, " = ''", " OR ", " IS NULL");
            case RIGHT_EMPTY -> emptiness(out, left, " = ''", " OR ", " IS NULL");
            case COALESCE -> coalesce(out, left, " = ", right);
        }
    }

    private static void unequal(SqlBuilder out, Side left, Side right) {
        switch (form(left, right)) {
            case RAW -> infix(out, left, " IS NOT ", right);
            case BOTH_EMPTY -> out.add("0");
            case PLAIN -> infixOrEmpty(out, left, " IS NOT ", right);
            case LEFT_EMPTY -> emptiness(out, right, " IS NOT ''", " AND ", " IS NOT NULL");
            case RIGHT_EMPTY -> emptiness(out, left, " IS NOT ''", " AND ", " IS NOT NULL");
            case COALESCE -> coalesce(out, left, " IS NOT ", right);
        }
    }

    private static void infix(SqlBuilder out, Side left, String operator, Side right) {
        left.write(out);
        out.add(operator);
        right.write(out);
    }

    private static void infixOrEmpty(SqlBuilder out, Side left, String operator, Side right) {
        writeOrEmpty(out, left);
        out.add(operator);
        writeOrEmpty(out, right);
    }

    private static void writeOrEmpty(SqlBuilder out, Side side) {
        if (side.content == Content.EMPTY) {
            out.add("''");
        } else {
            side.write(out);
        }
    }

    private static void emptiness(SqlBuilder out, Side side, String empty, String join, String missing) {
        out.add("(");
        side.write(out);
        out.add(empty).add(join);
        side.write(out);
        out.add(missing).add(")");
    }

    /** Between columns that hold text, one that cannot be NULL is left bare, so that an index on it serves. */
    private static void coalesce(SqlBuilder out, Side left, String operator, Side right) {
        boolean texts = left.value.column().isPresent() && right.value.column().isPresent();
        orEmpty(out, left, texts);
        out.add(operator);
        orEmpty(out, right, texts);
    }

    private static void orEmpty(SqlBuilder out, Side side, boolean texts) {
        if (texts && side.names.isPresent(side.value.column().orElseThrow().row())) {
            side.write(out);
        } else {
            out.add("COALESCE(");
            side.write(out);
            out.add(", '')");
        }
    }

    private static void like(SqlBuilder out, Side left, String operator, Side right) {
        left.write(out);
        out.add(operator);
        SqlBuilder pattern = new SqlBuilder();
        right.write(pattern);
        if (pattern.hasParams()) {
            out.add(pattern.map(LikePattern::of));
        } else {
            out.add("('%' || ").add(pattern).add(" || '%')");
        }
        out.add(" ESCAPE '\\'");
    }
}
