package dev.satchel.record;

import dev.satchel.schema.Collection;
import dev.satchel.schema.Schema;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.RelationField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The relation fields that lead to a collection, found once for each schema. */
final class References {

    /** A field of a collection that has rows of its own (no view). */
    record Reference(Collection collection, RelationField field) {}

    private record Found(Schema schema, List<Reference> list) {}

    private volatile Found found = new Found(Schema.EMPTY, List.of());

    /** By the name of their collection, then in the order of fields. */
    static List<Reference> to(Collection target, Schema schema) {
        References kept = target.derived(References.class, owner -> new References());
        Found known = kept.found;
        if (known.schema() != schema) {
            known = new Found(schema, find(target, schema));
            kept.found = known;
        }
        return known.list();
    }

    private static List<Reference> find(Collection target, Schema schema) {
        List<Reference> references = new ArrayList<>();
        for (Collection collection : schema.collections()) {
            if (!collection.isView()) {
                for (Field field : collection.fields()) {
                    if (field instanceof RelationField relation
                            && relation.collectionId().equals(target.id())) {
                        references.add(new Reference(collection, relation));
                    }
                }
            }
        }
        references.sort(Comparator.comparing(reference -> reference.collection().name()));
        return List.copyOf(references);
    }
}
