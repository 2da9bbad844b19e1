package dev.satchel.query;

import dev.satchel.query.Binder.Input;

/** A finished statement and where its arguments come from. */
record Statement(String sql, Binder[] binders) {

    static Statement of(SqlBuilder sql) {
        return new Statement(sql.toString(), sql.binders().toArray(Binder[]::new));
    }

    SqlQuery with(Input input) {
        return new SqlQuery(sql, arguments(input, 0));
    }

    SqlQuery with(Input input, long limit, long offset) {
        Object[] arguments = arguments(input, 2);
        arguments[binders.length] = limit;
        arguments[binders.length + 1] = offset;
        return new SqlQuery(sql, arguments);
    }

    private Object[] arguments(Input input, int more) {
        Object[] arguments = new Object[binders.length + more];
        for (int i = 0; i < binders.length; i++) {
            arguments[i] = binders[i].bind(input);
        }
        return arguments;
    }
}
