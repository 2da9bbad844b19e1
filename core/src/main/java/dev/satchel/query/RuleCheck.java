package dev.satchel.query;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.query.Resolver.Lookup;
import dev.satchel.schema.Collection;
import java.util.Optional;

/** Tells whether a rule can be compiled for a collection as it is about to be saved. */
public final class RuleCheck {
    private RuleCheck() {}

    /**
     * Compiles the rule against the (draft) collection.
     *
     * @throws FilterException with the reason as clients see it after {@code Raw error: }
     */
    public static void check(App app, Collection collection, String rule) {
        if (rule.isEmpty()) {
            return;
        }
        Resolver resolver = new Resolver(
                Lookup.with(app.schema(), collection),
                collection,
                null,
                false,
                new Joins(collection.name()),
                0,
                new RequestFacts(RequestInfo.none()),
                Optional.empty());
        new ConditionBuilder(resolver::resolve).build(FilterParser.parse(rule));
    }
}
