package dev.satchel.query;

import dev.satchel.App;
import dev.satchel.schema.Collection;

/** Tells whether a rule can be compiled for a collection as it is about to be saved. */
public final class RuleCheck {
    private RuleCheck() {}

    /**
     * Compiles the rule against the (draft) collection.
     *
     * @throws FilterException with the reason as clients see it after {@code Raw error: }
     */
    public static void check(App app, Collection collection, String rule) {
        throw new UnsupportedOperationException("query owner");
    }
}
