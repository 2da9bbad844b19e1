package dev.satchel.query;

import dev.satchel.RequestInfo;
import dev.satchel.schema.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The plans of the queries in use, for one schema at a time.
 *
 * <p>Two generations: new plans go into the young one; when that is full it becomes the old one and what had been old
 * is dropped. A plan found in the old one moves to the young one, so that what is in use stays. As filters are in the
 * hands of clients, a generation is bounded by its number of plans and by the length of their texts.
 */
public final class QueryCache {
    private static final int MAX_PLANS = 2_000;
    private static final long MAX_CHARACTERS = 4_000_000;
    private static final int MAX_VARIANTS = 8;

    private volatile Generations current = new Generations(Schema.EMPTY);

    private static final class Generations {
        private final Schema schema;
        private volatile Map<QueryKey, Plan[]> young = new ConcurrentHashMap<>();
        private volatile Map<QueryKey, Plan[]> old = Map.of();
        private int plans;
        private long characters;

        private Generations(Schema schema) {
            this.schema = schema;
        }

        private synchronized void put(QueryKey key, Plan plan) {
            Plan[] known = young.getOrDefault(key, new Plan[0]);
            int kept = Math.min(known.length, MAX_VARIANTS - 1);
            Plan[] variants = new Plan[kept + 1];
            variants[0] = plan;
            System.arraycopy(known, 0, variants, 1, kept);
            young.put(key, variants);
            plans++;
            characters += key.size() + plan.size();
            if (plans > MAX_PLANS || characters > MAX_CHARACTERS) {
                old = young;
                young = new ConcurrentHashMap<>();
                plans = 0;
                characters = 0;
            }
        }
    }

    /** A plan for the query that is right for the request too. */
    Optional<Plan> find(Schema schema, QueryKey key, RequestInfo request) {
        Generations generations = current;
        if (generations.schema != schema) {
            return Optional.empty();
        }
        Plan found = fitting(generations.young.get(key), request);
        if (found == null) {
            found = fitting(generations.old.get(key), request);
            if (found != null) {
                generations.put(key, found);
            }
        }
        return Optional.ofNullable(found);
    }

    private static Plan fitting(Plan[] variants, RequestInfo request) {
        if (variants != null) {
            for (Plan plan : variants) {
                if (plan.fits(request)) {
                    return plan;
                }
            }
        }
        return null;
    }

    /** @param schema the schema in force, not one that a transaction is about to make */
    void put(Schema schema, QueryKey key, Plan plan) {
        Generations generations = current;
        if (generations.schema != schema) {
            generations = new Generations(schema);
            current = generations;
        }
        generations.put(key, plan);
    }
}
