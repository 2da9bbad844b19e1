package dev.satchel.query;

import dev.satchel.query.Value.Fallback;
import dev.satchel.schema.Collection;
import dev.satchel.schema.Schema;
import dev.satchel.schema.field.Field;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns identifiers into values: walks a path from the base collection through relations and back relations, adding a
 * join for every step, to the column it ends at.
 */
final class Resolver {
    private static final int MAX_RELATIONS = 6;
    private static final Pattern BACK_RELATION = Pattern.compile("(\\w+)_via_(\\w+)");

    /** Where collections are found. */
    interface Lookup {
        Optional<Collection> find(String nameOrId);

        static Lookup of(Schema schema) {
            return schema::find;
        }

        /** With one collection as it is about to be saved. */
        static Lookup with(Schema schema, Collection draft) {
            return nameOrId -> nameOrId.equals(draft.id()) || nameOrId.equalsIgnoreCase(draft.name())
                    ? Optional.of(draft)
                    : schema.find(nameOrId);
        }
    }

    /** What a client's filter must obey; rules and superusers obey nothing. */
    interface Limits {
        /** Called for each joined collection. */
        void joined(Collection collection, Join join);
    }

    private final Lookup lookup;
    private final Collection base;
    private final Join root;
    private final boolean standIn;
    private final Joins joins;
    private final int scope;
    private final RequestFacts facts;
    private final Optional<Limits> limits;

    /**
     * @param root the row that stands for the base collection's; null for the statement's own
     * @param standIn whether the base row is one that is not stored yet
     * @param limits empty if hidden fields may be used
     */
    Resolver(
            Lookup lookup,
            Collection base,
            Join root,
            boolean standIn,
            Joins joins,
            int scope,
            RequestFacts facts,
            Optional<Limits> limits) {
        this.lookup = lookup;
        this.base = base;
        this.root = root;
        this.standIn = standIn;
        this.joins = joins;
        this.scope = scope;
        this.facts = facts;
        this.limits = limits;
    }

    /** The same query's resolver for a client's text. */
    Resolver limited(Limits limits) {
        return new Resolver(lookup, base, root, standIn, joins, scope, facts, Optional.of(limits));
    }

    Collection base() {
        return base;
    }

    RequestFacts facts() {
        return facts;
    }

    /** @throws FilterException if it names nothing that may be used */
    Value resolve(String identifier) {
        if (identifier.startsWith("@request.")) {
            return new RequestResolver(this).resolve(identifier.split("\\.", -1));
        }
        if (identifier.startsWith("@collection.")) {
            return collectionPath(identifier.split("\\.", -1));
        }
        if (identifier.startsWith("@") || identifier.startsWith("#")) {
            throw unknown(identifier);
        }
        return walk(base, root, identifier.split("\\.", -1), 0, false, false);
    }

    /** {@code @collection.name.path} or {@code @collection.name:alias.path}. */
    private Value collectionPath(String[] parts) {
        if (parts.length < 3) {
            throw unknown(String.join(".", parts));
        }
        int colon = parts[1].indexOf(':');
        String name = colon < 0 ? parts[1] : parts[1].substring(0, colon);
        String alias = colon < 0 ? "" : parts[1].substring(colon + 1);
        if (name.isEmpty() || colon >= 0 && (alias.isEmpty() || alias.indexOf(':') >= 0)) {
            throw unknown(String.join(".", parts));
        }
        Collection collection = lookup.find(name)
                .orElseThrow(() -> new FilterException("failed to load collection \"" + name + "\" from field path \""
                        + String.join(".", parts) + "\""));
        Join join = add(null, Join.Kind.ALL, collection, alias, null);
        return walk(collection, join, parts, 2, false, true);
    }

    Join add(Join parent, Join.Kind kind, Collection collection, String column, Binder given) {
        Join join = joins.of(
                scope, parent, kind, collection.name(), column, given == null ? null : new Binder.Given(given));
        limits.ifPresent(limit -> limit.joined(collection, join));
        return join;
    }

    /** A join that leads to no collection but to the elements of a list. */
    Join addElements(Join parent, Join.Kind kind, String column, Binder given) {
        return joins.of(scope, parent, kind, "", column, given == null ? null : new Binder.Given(given));
    }

    Optional<Collection> find(String nameOrId) {
        return lookup.find(nameOrId);
    }

    /**
     * Follows the parts from a row of the collection.
     *
     * @param nullable whether what does not exist is NULL instead of an error
     * @param multi whether the row is one of several already
     */
    Value walk(Collection collection, Join row, String[] parts, int from, boolean nullable, boolean multi) {
        Collection at = collection;
        Join join = row;
        boolean many = multi;
        for (int i = from; i < parts.length - 1; i++) {
            String name = parts[i];
            Optional<Field> found = at.field(name);
            if (found.isPresent()) {
                Field field = found.get();
                checkHidden(field);
                if (FieldTypes.isJson(field)) {
                    String path = JsonSql.path(parts, i + 1);
                    return json(join, name, path, many);
                }
            }
            if (i - from >= MAX_RELATIONS) {
                throw new FilterException("too many relations in \"" + String.join(".", parts) + "\"");
            }
            Optional<Step> step =
                    found.isPresent() ? relation(at, join, found.get(), parts, i) : backRelation(at, join, name);
            if (step.isEmpty()) {
                return missing(name, nullable);
            }
            if (step.get().shortcut()) {
                return column(at, join, found.get(), many);
            }
            at = step.get().collection();
            join = step.get().join();
            many |= step.get().multi();
        }
        return last(at, join, parts[parts.length - 1], nullable, many);
    }

    /** @param shortcut whether the column itself is meant, as the next and last part is the target's id */
    private record Step(Collection collection, Join join, boolean multi, boolean shortcut) {}

    private Optional<Step> relation(Collection at, Join join, Field field, String[] parts, int i) {
        if (!FieldTypes.isRelation(field)) {
            return Optional.empty();
        }
        Optional<Collection> target = lookup.find(FieldTypes.target(field));
        if (target.isEmpty()) {
            return Optional.empty();
        }
        if (!field.multiple()) {
            if (i == parts.length - 2 && parts[i + 1].equals("id")) {
                return Optional.of(new Step(at, join, false, true));
            }
            Join.Kind kind = target.get().isView() ? Join.Kind.TARGETS : Join.Kind.TARGET;
            return Optional.of(new Step(target.get(), add(join, kind, target.get(), field.name(), null), false, false));
        }
        Join elements = addElements(join, Join.Kind.ELEMENTS, field.name(), null);
        Join.Kind kind = target.get().isView() ? Join.Kind.ELEMENT_TARGETS : Join.Kind.ELEMENT_TARGET;
        return Optional.of(new Step(target.get(), add(elements, kind, target.get(), "", null), true, false));
    }

    private Optional<Step> backRelation(Collection at, Join join, String name) {
        Matcher matcher = BACK_RELATION.matcher(name);
        if (!matcher.matches() || standIn && join == root) { // the row to be is not what others can point to
            return Optional.empty();
        }
        Optional<Collection> found = lookup.find(matcher.group(1));
        Optional<Field> field = found.flatMap(source -> source.field(matcher.group(2)));
        if (field.isEmpty() || !FieldTypes.isRelation(field.get()) || !pointsTo(field.get(), at)) {
            return Optional.empty();
        }
        checkHidden(field.get());
        Collection source = found.get();
        if (field.get().multiple()) {
            Join next = add(join, Join.Kind.BACK_LIST, source, field.get().name(), null);
            return Optional.of(new Step(source, next, true, false));
        }
        boolean multi = !FieldTypes.isUnique(source, field.get().name());
        return Optional.of(
                new Step(source, add(join, Join.Kind.BACK, source, field.get().name(), null), multi, false));
    }

    private static boolean pointsTo(Field relation, Collection collection) {
        return FieldTypes.target(relation).equals(collection.id());
    }

    private Value last(Collection at, Join join, String part, boolean nullable, boolean multi) {
        int colon = part.indexOf(':');
        String name = colon < 0 ? part : part.substring(0, colon);
        String modifier = colon < 0 ? "" : part.substring(colon + 1);
        Optional<Field> found = at.field(name);
        if (found.isEmpty() || modifier.indexOf(':') >= 0) {
            return missing(part, nullable);
        }
        Field field = found.get();
        checkHidden(field);
        Modifiers.check(modifier);
        if (FieldTypes.isList(field)) {
            if (modifier.equals("length")) {
                Value.Writer length = (out, names) -> out.add(JsonSql.length(names.column(join, name)));
                return Value.expression(length, join, multi).neverVanishing();
            }
            if (modifier.equals("each")) {
                Join elements = addElements(join, Join.Kind.ELEMENTS, name, null);
                return Value.column(elements, "value", multi || field.multiple());
            }
        }
        Value value = field.type().equals("json") ? json(join, name, "", multi) : column(at, join, field, multi);
        if (modifier.equals("lower")) {
            value = Modifiers.lower(value);
        }
        if (limits.isPresent() && at.isAuth() && name.equals("email")) {
            value = value.with(new Value.Owner(join));
        }
        return value;
    }

    private static Value column(Collection at, Join join, Field field, boolean multi) {
        Value value = Value.column(join, field.name(), multi);
        return at.isView() || !FieldTypes.isText(field) ? value : value.with(new Value.Column(join));
    }

    private static Value json(Join join, String column, String path, boolean multi) {
        return Value.expression((out, names) -> JsonSql.extract(out, names.column(join, column), path), join, multi)
                .with(Fallback.OFF);
    }

    private void checkHidden(Field field) {
        if (limits.isPresent() && field.hidden()) {
            throw new FilterException("non-filterable field \"" + field.name() + "\"");
        }
    }

    private static Value missing(String name, boolean nullable) {
        if (nullable) {
            return Value.nothing();
        }
        throw unknown(name);
    }

    static FilterException unknown(String name) {
        return new FilterException("unknown field \"" + name + "\"");
    }
}
