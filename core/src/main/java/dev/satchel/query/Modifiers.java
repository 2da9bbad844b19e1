package dev.satchel.query;

/** What may follow a field's name after a colon. */
final class Modifiers {
    private Modifiers() {}

    /** @throws FilterException if it is none of the known ones; empty is none at all */
    static void check(String modifier) {
        switch (modifier) {
            case "", "isset", "each", "length", "lower", "changed" -> {}
            default -> throw new FilterException("unknown modifier \"" + modifier + "\"");
        }
    }

    static Value lower(Value value) {
        return value.with((out, names) -> {
            out.add("LOWER(");
            value.sql().write(out, names);
            out.add(")");
        });
    }
}
