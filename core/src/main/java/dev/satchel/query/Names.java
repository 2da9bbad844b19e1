package dev.satchel.query;

import dev.satchel.db.Dialect;
import java.util.Map;
import java.util.Set;

/**
 * By which alias the columns of the base row and of joins are spoken of at one place of a statement. The same path is
 * written with other aliases in a sub-query that must not mix with the joined rows around it.
 */
final class Names {
    private final Dialect dialect;
    private final String base;
    private final Map<Join, String> renamed;
    private final Set<Join> absent;
    private final Set<Join> present;
    private final boolean solidBase;

    private Names(
            Dialect dialect,
            String base,
            Map<Join, String> renamed,
            Set<Join> absent,
            Set<Join> present,
            boolean solidBase) {
        this.dialect = dialect;
        this.base = base;
        this.renamed = renamed;
        this.absent = absent;
        this.present = present;
        this.solidBase = solidBase;
    }

    /** @param solidBase whether the base row's columns are those of a table, with their constraints */
    static Names of(Dialect dialect, String base, boolean solidBase) {
        return new Names(dialect, base, Map.of(), Set.of(), Set.of(), solidBase);
    }

    /** With the given joins renamed. */
    Names renaming(Map<Join, String> aliases) {
        return new Names(dialect, base, aliases, absent, present, solidBase);
    }

    /** With NULL in place of every column of the given joins. */
    Names without(Set<Join> joins) {
        return new Names(dialect, base, renamed, joins, present, solidBase);
    }

    /** Where the given joins are known to have a row. */
    Names with(Set<Join> joins) {
        return new Names(dialect, base, renamed, absent, joins, solidBase);
    }

    /** Whether a column that is NOT NULL in its table cannot be NULL here. */
    boolean isPresent(Join join) {
        return join == null ? solidBase : present.contains(join);
    }

    String alias(Join join) {
        return join == null ? base : renamed.getOrDefault(join, join.alias());
    }

    /** The qualified column of a join, or of the base row if null. */
    String column(Join join, String column) {
        return join != null && absent.contains(join) ? "NULL" : quote(alias(join)) + "." + quote(column);
    }

    String quote(String identifier) {
        return dialect.quote(identifier);
    }
}
