package dev.satchel.query;

import dev.satchel.query.Comparator.Side;
import dev.satchel.query.Condition.And;
import dev.satchel.query.Condition.Fixed;
import dev.satchel.query.Condition.Or;
import dev.satchel.query.Condition.Test;
import dev.satchel.query.Value.Fallback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes conditions as SQL without multiplying the rows of the base collection.
 *
 * <p>The language is defined by a flat form: the base table LEFT JOINed with everything that paths lead to, the whole
 * condition as WHERE, and DISTINCT over the base row. So a base row counts if <em>there is</em> a combination of joined
 * rows that satisfies the condition. Instead of joining, hashing and sorting whole rows, that "there is" is moved
 * inwards as a sub-query, as logic allows:
 * <ul>
 * <li>over OR: there is a row with A or B = there is one with A, or there is one with B (a LEFT JOIN always has a row);
 * <li>over AND, if the parts speak of different joins; parts that share a join must stay together, as they speak of the
 * same row.
 * </ul>
 * What is left are small EXISTS with only the joins they need, and a plain WHERE around them which can use indexes,
 * needs no DISTINCT and can be counted by COUNT(*). Joins to one row (a single relation) multiply nothing and stay
 * where they are, in the FROM of the statement.
 *
 * <p>A LEFT JOIN keeps an empty set as one row of NULLs. A sub-query starts with its first multiplying join as an inner
 * one when the condition cannot be true for NULLs; else it starts with one row and LEFT JOINs everything to it.
 *
 * <p>A comparison that all values must satisfy is, flatly, "the joined row satisfies it, and there is no value that
 * violates it", where NULL results are neither. Standing alone that is {@code MIN(comparison) = 1} over the set, which
 * MIN gives as it skips NULLs. Otherwise the two halves are written.
 *
 * <p>The flat form itself is written too ({@link #flat}), for the one case that needs it: order by a joined column.
 */
final class ConditionWriter {
    private static final String VIOLATION_SUFFIX = "v";

    private Names names;
    private final boolean flat;
    /** Joins whose rows are in scope where the writing stands. */
    private final Set<Join> bound = identitySet();
    /** Joins to be put into the statement's FROM. */
    private final Set<Join> outer = identitySet();

    private ConditionWriter(Names names, boolean flat) {
        this.names = names;
        this.flat = flat;
    }

    /** Writes with sub-queries. */
    static ConditionWriter nested(Names names) {
        return new ConditionWriter(names, false);
    }

    /** Writes for joined rows, to be used with DISTINCT. */
    static ConditionWriter flat(Names names) {
        return new ConditionWriter(names, true);
    }

    /** The joins to be LEFT JOINed in the statement's FROM, in order. */
    List<Join> outerJoins() {
        return sorted(outer);
    }

    /** Has joins in the FROM that something else than the conditions needs. */
    void require(List<Join> joins) {
        for (Join join : joins) {
            if (!bound.contains(join)) {
                outer.add(join);
            }
        }
    }

    /** All of the conditions, joined by AND, without parentheses around. */
    void write(SqlBuilder out, List<Condition> conditions) {
        if (flat) {
            writeRows(out, conditions, " AND ");
        } else {
            pushAnd(out, flatten(conditions));
        }
    }

    private static List<Condition> flatten(List<Condition> conditions) {
        List<Condition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof And and) {
                parts.addAll(flatten(and.parts()));
            } else {
                parts.add(condition);
            }
        }
        return parts;
    }

    private void push(SqlBuilder out, Condition condition) {
        if (free(condition).isEmpty()) {
            writeRow(out, condition);
            return;
        }
        switch (condition) {
            case Or or -> {
                out.add("(");
                String separator = "";
                for (Condition part : or.parts()) {
                    out.add(separator);
                    push(out, part);
                    separator = " OR ";
                }
                out.add(")");
            }
            case And and -> {
                out.add("(");
                pushAnd(out, flatten(and.parts()));
                out.add(")");
            }
            case Test test when isMinimum(test) -> minimum(out, test);
            case Test test
            when test.demandsAll() && isSeparable(test) -> {
                out.add("(");
                violation(out, test);
                out.add(" AND ");
                exists(out, List.of(new Test(test.left(), test.operator(), true, test.right())));
                out.add(")");
            }
            default -> exists(out, List.of(condition));
        }
    }

    /** Plain parts first, as they are cheap; then one sub-query for each group that shares joins. */
    private void pushAnd(SqlBuilder out, List<Condition> parts) {
        List<Group> groups = new ArrayList<>();
        String separator = "";
        for (Condition part : parts) {
            Set<Join> free = free(part);
            if (free.isEmpty()) {
                out.add(separator);
                writeRow(out, part);
                separator = " AND ";
            } else {
                Group.add(groups, part, free);
            }
        }
        for (Group group : groups) {
            out.add(separator);
            if (group.parts.size() == 1) {
                push(out, group.parts.getFirst());
            } else {
                exists(out, flatten(group.parts));
            }
            separator = " AND ";
        }
    }

    /** Conditions that speak of the same joined rows. */
    private record Group(List<Condition> parts, Set<Join> joins) {

        static void add(List<Group> groups, Condition part, Set<Join> free) {
            Group merged = new Group(new ArrayList<>(), identitySet());
            for (Group group : List.copyOf(groups)) {
                if (!Collections.disjoint(group.joins, free)) {
                    merged.parts.addAll(group.parts);
                    merged.joins.addAll(group.joins);
                    groups.remove(group);
                }
            }
            merged.parts.add(part);
            merged.joins.addAll(free);
            groups.add(merged);
        }
    }

    private void exists(SqlBuilder out, List<Condition> parts) {
        Set<Join> inner = identitySet();
        for (Condition part : parts) {
            inner.addAll(inner(joins(part)));
        }
        List<Join> joins = sorted(inner);
        Join first = null;
        for (Join join : joins) {
            if (join.multiplies() && first == null && rejectsNull(parts, join)) {
                first = join;
            }
        }
        out.add("EXISTS (SELECT 1 FROM ");
        SqlBuilder where = new SqlBuilder();
        from(out, where, joins, first, names);
        bound.addAll(joins);
        Names around = names;
        names = first == null ? names : names.with(Set.of(first));
        if (!where.isEmpty()) {
            where.add(" AND ");
        }
        writeRows(where, parts, " AND ");
        joins.forEach(bound::remove);
        names = around;
        out.add(" WHERE ").add(where).add(")");
    }

    /** The joins of a sub-query: the first one inner if there is one, all others LEFT JOINed. */
    private void from(SqlBuilder out, SqlBuilder where, List<Join> joins, Join first, Names aliases) {
        if (first == null) {
            out.add("(SELECT 1)");
        } else {
            requireParent(first);
            first.source(out, aliases);
            first.condition(where, aliases);
        }
        for (Join join : joins) {
            if (join != first) {
                requireParent(join);
                leftJoin(out, join, aliases);
            }
        }
    }

    static void leftJoin(SqlBuilder out, Join join, Names aliases) {
        out.add(" LEFT JOIN ");
        join.source(out, aliases);
        SqlBuilder on = new SqlBuilder();
        if (join.condition(on, aliases)) {
            out.add(" ON ").add(on);
        }
    }

    private void requireParent(Join join) {
        join.parent().ifPresent(parent -> {
            if (!isInner(parent)) {
                require(Value.chain(parent));
            }
        });
    }

    /** Whether the look for violations does not depend on a joined row. */
    private boolean isSeparable(Test test) {
        return (test.left().multi() || inner(test.left().joins()).isEmpty())
                && (test.right().multi() || inner(test.right().joins()).isEmpty());
    }

    private boolean isMinimum(Test test) {
        if (!test.demandsAll()
                || test.left().multi() == test.right().multi()
                || test.left().owner().isPresent()
                || test.right().owner().isPresent()) {
            return false;
        }
        Value set = test.left().multi() ? test.left() : test.right();
        Value other = test.left().multi() ? test.right() : test.left();
        return inner(other.joins()).isEmpty()
                && other.fallback() != Fallback.OFF
                && set.content() == Value.Content.UNKNOWN
                && inner(set.joins()).stream().allMatch(ConditionWriter::isSmall);
    }

    /** Whether there are so few rows that looking at all of them costs less than a second sub-query. */
    private static boolean isSmall(Join join) {
        return switch (join.kind()) {
            case BACK, BACK_LIST, ALL -> false;
            default -> true;
        };
    }

    /** {@code MIN(comparison)} over the set; where the set is empty, the comparison with NULL. */
    private void minimum(SqlBuilder out, Test test) {
        Value set = test.left().multi() ? test.left() : test.right();
        require(outside(test.left().joins()));
        require(outside(test.right().joins()));
        List<Join> joins = sorted(inner(set.joins()));
        boolean rejects = set.vanishing() && rejectsNull(test, test.left().multi());
        out.add(rejects ? "(SELECT MIN(" : "IFNULL((SELECT MIN(");
        Comparator.write(out, Side.of(test.left(), names), test.operator(), Side.of(test.right(), names));
        out.add(") FROM ");
        SqlBuilder where = new SqlBuilder();
        from(out, where, joins, joins.getFirst(), names);
        if (!where.isEmpty()) {
            out.add(" WHERE ").add(where);
        }
        out.add(")");
        if (!rejects) {
            Names absent = names.without(Set.copyOf(joins));
            out.add(", ");
            Comparator.write(out, Side.of(test.left(), absent), test.operator(), Side.of(test.right(), absent));
            out.add(")");
        }
    }

    /** That no value violates the comparison. The set is looked at with aliases of its own. */
    private void violation(SqlBuilder out, Test test) {
        Value left = test.left();
        Value right = test.right();
        require(outside(left.joins()));
        require(outside(right.joins()));
        List<Join> leftJoins = left.multi() ? sorted(setJoins(left)) : List.of();
        List<Join> rightJoins = right.multi() ? sorted(setJoins(right)) : List.of();
        Names leftNames = left.multi() ? names.renaming(aliases(leftJoins, VIOLATION_SUFFIX + "l")) : names;
        Names rightNames = right.multi() ? names.renaming(aliases(rightJoins, VIOLATION_SUFFIX + "r")) : names;
        boolean rejects = left.multi() != right.multi()
                && (left.multi() ? left : right).vanishing()
                && rejectsNull(violationTest(test), left.multi());
        out.add("NOT EXISTS (SELECT 1 FROM ");
        SqlBuilder where = new SqlBuilder();
        if (left.multi()) {
            from(out, where, leftJoins, rejects ? leftJoins.getFirst() : null, leftNames);
        }
        if (right.multi()) {
            if (left.multi()) {
                rightJoins.forEach(join -> leftJoin(out, join, rightNames));
            } else {
                from(out, where, rightJoins, rejects ? rightJoins.getFirst() : null, rightNames);
            }
        }
        out.add(" WHERE ").add(where).add(where.isEmpty() ? "" : " AND ").add("NOT (");
        Test violated = violationTest(test);
        Side leftSide = Side.of(violated.left(), leftNames);
        Comparator.write(out, leftSide, test.operator(), Side.of(violated.right(), rightNames));
        out.add("))");
    }

    /** As the set is compared: it is known nothing of, and what it is compared with has lost its own way with NULL. */
    private static Test violationTest(Test test) {
        return new Test(violating(test.left()), test.operator(), test.any(), violating(test.right()));
    }

    private static Value violating(Value side) {
        return side.multi() ? side.with(Value.Content.UNKNOWN) : side.with(Fallback.AUTO);
    }

    private static Map<Join, String> aliases(List<Join> joins, String suffix) {
        Map<Join, String> aliases = new IdentityHashMap<>();
        joins.forEach(join -> aliases.put(join, join.alias() + suffix));
        return aliases;
    }

    private void writeRows(SqlBuilder out, List<Condition> conditions, String separator) {
        String before = "";
        for (Condition condition : conditions) {
            out.add(before);
            writeRow(out, condition);
            before = separator;
        }
    }

    /** A condition about rows that are all in scope. */
    private void writeRow(SqlBuilder out, Condition condition) {
        switch (condition) {
            case And and -> writeGroup(out, and.parts(), " AND ");
            case Or or -> writeGroup(out, or.parts(), " OR ");
            case Fixed fixed -> {
                require(fixed.joins());
                out.add("(");
                fixed.sql().write(out, names);
                out.add(")");
            }
            case Test test -> writeTest(out, test);
        }
    }

    private void writeGroup(SqlBuilder out, List<Condition> parts, String separator) {
        out.add("(");
        writeRows(out, parts, separator);
        out.add(")");
    }

    private void writeTest(SqlBuilder out, Test test) {
        require(test.left().joins());
        require(test.right().joins());
        boolean several = test.demandsAll()
                || test.left().owner().isPresent()
                || test.right().owner().isPresent();
        out.add(several ? "((" : "");
        Comparator.write(out, Side.of(test.left(), names), test.operator(), Side.of(test.right(), names));
        out.add(several ? ")" : "");
        if (test.demandsAll()) {
            out.add(" AND ");
            violation(out, test);
        }
        visible(out, test.left());
        visible(out, test.right());
        out.add(several ? ")" : "");
    }

    private void visible(SqlBuilder out, Value value) {
        value.owner()
                .ifPresent(owner -> out.add(" AND ")
                        .add(names.column(owner.row(), "emailVisibility"))
                        .add(" = TRUE"));
    }

    /** Whether none of it can be true for a row of NULLs in place of the join. */
    private static boolean rejectsNull(List<Condition> parts, Join join) {
        return parts.stream().anyMatch(part -> rejectsNull(part, join));
    }

    private static boolean rejectsNull(Condition condition, Join join) {
        return switch (condition) {
            case And and -> rejectsNull(and.parts(), join);
            case Or or -> or.parts().stream().allMatch(part -> rejectsNull(part, join));
            case Fixed ignored -> false;
            case Test test ->
                test.left().vanishing() && test.left().joins().contains(join) && rejectsNull(test, true)
                        || test.right().vanishing() && test.right().joins().contains(join) && rejectsNull(test, false);
        };
    }

    private static boolean rejectsNull(Test test, boolean leftIsNull) {
        return Comparator.rejectsNull(test.left(), test.operator(), test.right(), leftIsNull);
    }

    /** The joins that would multiply rows and are not in scope. */
    private Set<Join> free(Condition condition) {
        Set<Join> free = identitySet();
        for (Join join : joins(condition)) {
            if (join.multiplies() && !bound.contains(join)) {
                free.add(join);
            }
        }
        return free;
    }

    /** Those joins that belong into a sub-query: they multiply, or hang on one that does. */
    private List<Join> inner(List<Join> joins) {
        return joins.stream().filter(this::isInner).toList();
    }

    private List<Join> outside(List<Join> joins) {
        return joins.stream().filter(join -> !isInner(join)).toList();
    }

    private boolean isInner(Join join) {
        if (flat || bound.contains(join)) {
            return false;
        }
        return isSet(join);
    }

    /** The joins of the set that a multi path stands for, wherever it is written. */
    private static List<Join> setJoins(Value value) {
        return value.joins().stream().filter(ConditionWriter::isSet).toList();
    }

    private static boolean isSet(Join join) {
        for (Join at = join; at != null; at = at.parent().orElse(null)) {
            if (at.multiplies()) {
                return true;
            }
        }
        return false;
    }

    private static List<Join> joins(Condition condition) {
        return switch (condition) {
            case And and -> joins(and.parts());
            case Or or -> joins(or.parts());
            case Fixed fixed -> fixed.joins();
            case Test test -> {
                List<Join> joins = new ArrayList<>(test.left().joins());
                joins.addAll(test.right().joins());
                yield joins;
            }
        };
    }

    private static List<Join> joins(List<Condition> parts) {
        List<Join> joins = new ArrayList<>();
        parts.forEach(part -> joins.addAll(joins(part)));
        return joins;
    }

    private static List<Join> sorted(java.util.Collection<Join> joins) {
        return joins.stream()
                .distinct()
                .sorted((a, b) -> Integer.compare(a.order(), b.order()))
                .toList();
    }

    private static Set<Join> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
