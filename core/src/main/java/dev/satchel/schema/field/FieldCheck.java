package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.error.FieldErrors;
import dev.satchel.schema.Collection;
import java.util.Optional;

/**
 * What a field needs to check its options.
 *
 * @param app to look other collections up
 * @param collection the collection as it will be
 * @param old the collection as it was, empty for a new one
 * @param errors the errors of this field, by option
 */
public record FieldCheck(App app, Collection collection, Optional<Collection> old, FieldErrors errors) {}
