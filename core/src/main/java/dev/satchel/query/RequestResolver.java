package dev.satchel.query;

import dev.satchel.RequestInfo;
import dev.satchel.json.Json;
import dev.satchel.query.Comparator.Side;
import dev.satchel.query.RequestValues.Section;
import dev.satchel.query.Value.Content;
import dev.satchel.query.Value.Fallback;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Resolves {@code @request.*}: to params where the request itself has the value, to joins where it names a record. */
final class RequestResolver {
    private final Resolver resolver;
    private final RequestFacts facts;

    RequestResolver(Resolver resolver) {
        this.resolver = resolver;
        this.facts = resolver.facts();
    }

    Value resolve(String[] parts) {
        if (parts.length == 2 && parts[1].equals("context")) {
            return known(RequestInfo::context);
        }
        if (parts.length == 2 && parts[1].equals("method")) {
            return known(RequestInfo::method);
        }
        if (parts.length < 3) {
            throw Resolver.unknown(String.join(".", parts));
        }
        String[] path = Arrays.copyOfRange(parts, 2, parts.length);
        return switch (parts[1]) {
            case "auth" -> auth(path);
            case "query" -> plain(Section.QUERY, path);
            case "headers" -> plain(Section.HEADERS, path);
            case "body" -> body(path);
            default -> throw Resolver.unknown(String.join(".", parts));
        };
    }

    private Value auth(String[] path) {
        if (path.length == 1) {
            switch (path[0]) {
                case "id", "collectionId", "collectionName", "email", "emailVisibility", "verified" -> {
                    String property = path[0];
                    return known(request -> RequestValues.auth(request, property));
                }
                default -> {}
            }
        }
        Optional<Collection> collection = facts.ask(request ->
                        request.auth().map(record -> record.collection().id()))
                .flatMap(resolver::find);
        if (collection.isEmpty()) {
            return Value.nothing();
        }
        Binder id = input -> input.request().auth().orElseThrow().id();
        Join join = resolver.add(null, Join.Kind.GIVEN, collection.get(), "@request.auth", id);
        return single(resolver.walk(collection.get(), join, path, 0, true, false));
    }

    /**
     * A value that depends on a given row alone, not on the base row, becomes a sub-query of its own: it is computed
     * once for the statement, and the column it is compared with can use its index.
     */
    private static Value single(Value value) {
        if (value.joins().isEmpty() || value.joins().stream().anyMatch(Join::multiplies)) {
            return value;
        }
        Value.Writer sql = (out, names) -> {
            out.add("(SELECT ");
            value.sql().write(out, names);
            out.add(" FROM ");
            Join first = value.joins().getFirst();
            first.source(out, names);
            value.joins().stream().skip(1).forEach(join -> ConditionWriter.leftJoin(out, join, names));
            out.add(" WHERE ");
            first.condition(out, names);
            out.add(")");
        };
        return value.standingAlone(sql);
    }

    private Value body(String[] path) {
        String last = path[path.length - 1];
        int colon = last.indexOf(':');
        String modifier = colon < 0 ? "" : last.substring(colon + 1);
        if (path.length == 1) {
            String name = colon < 0 ? last : last.substring(0, colon);
            switch (modifier) {
                case "each" -> {
                    return each(listField(name));
                }
                case "length" -> {
                    return length(listField(name));
                }
                case "changed" -> {
                    return changed(name);
                }
                case "lower" -> {
                    if (resolver.base().field(name).isPresent()) {
                        return lower(name);
                    }
                }
                default -> {}
            }
        } else {
            Optional<Field> field = resolver.base().field(path[0]).filter(FieldTypes::isRelation);
            if (field.isPresent()) {
                return relation(field.get(), path);
            }
        }
        return plain(Section.BODY, path);
    }

    /** A path through maps and lists of the request, with one of the modifiers that need no field. */
    private Value plain(Section section, String[] path) {
        String last = path[path.length - 1];
        int colon = last.indexOf(':');
        String modifier = colon < 0 ? "" : last.substring(colon + 1);
        String name = colon < 0 ? last : last.substring(0, colon);
        String[] names = path.clone();
        names[names.length - 1] = name;
        if (modifier.equals("isset") && names.length == 1) {
            boolean set = facts.ask(request -> RequestValues.isSet(request, section, name));
            return Value.literal(set ? "TRUE" : "FALSE", Content.FILLED);
        }
        boolean number = resolver.base()
                .field(name)
                .filter(field -> field.type().equals("number"))
                .isPresent();
        Value value = known(
                number
                        ? request -> RequestValues.findNumber(request, section, names)
                        : request -> RequestValues.find(request, section, names));
        return switch (modifier) {
            case "" -> value;
            case "lower" -> value.content() == Content.EMPTY && !hasParam(value) ? value : Modifiers.lower(value);
            default -> throw new FilterException("unknown modifier \"" + modifier + "\" of \"" + name + "\"");
        };
    }

    private static boolean hasParam(Value value) {
        SqlBuilder written = new SqlBuilder();
        value.sql().write(written, null);
        return written.hasParams();
    }

    /** A param whose presence and emptiness the statement depends on. */
    private Value known(Function<RequestInfo, Object> find) {
        int content = facts.ask(request -> {
            Object value = find.apply(request);
            return value == null ? 0 : "".equals(value) ? 1 : 2;
        });
        return switch (content) {
            case 0 -> Value.nothing();
            case 1 -> Value.param(new Binder.Constant(""), Content.EMPTY);
            default -> Value.param(input -> find.apply(input.request()), Content.FILLED);
        };
    }

    private Field listField(String name) {
        return resolver.base()
                .field(name)
                .filter(FieldTypes::isList)
                .orElseThrow(() -> new FilterException("field \"" + name + "\" is no select, file or relation"));
    }

    private Value each(Field field) {
        String name = field.name();
        Binder list = input -> Json.writeText(RequestValues.list(input.request(), name));
        Join join = resolver.addElements(null, Join.Kind.GIVEN_ELEMENTS, "@request.body." + name, list);
        return Value.column(join, "value", field.multiple()).with(Content.FILLED);
    }

    private Value length(Field field) {
        String name = field.name();
        int size = facts.ask(
                request -> Math.min(2, RequestValues.list(request, name).size()));
        if (size < 2) {
            return Value.literal(String.valueOf(size), Content.FILLED);
        }
        return Value.param(
                input -> (long) RequestValues.list(input.request(), name).size(), Content.UNKNOWN);
    }

    private Value lower(String name) {
        boolean empty =
                facts.ask(request -> RequestValues.findText(request, name).isEmpty());
        return Modifiers.lower(Value.param(
                input -> RequestValues.findText(input.request(), name), empty ? Content.EMPTY : Content.FILLED));
    }

    /** That the field is submitted and differs from the stored value, as one value. */
    private Value changed(String name) {
        Value stored = resolver.resolve(name);
        Value submitted = body(new String[] {name});
        boolean set = facts.ask(request -> RequestValues.isSet(request, Section.BODY, name));
        Value.Writer sql = (out, names) -> {
            out.add(set ? "(TRUE = 1 AND " : "(FALSE = 1 AND ");
            Side left = Side.of(submitted, names);
            Comparator.write(out, left, Operator.NOT_EQUAL, Side.of(stored, names));
            out.add(")");
        };
        return Value.combined(sql, Content.UNKNOWN, Fallback.OFF, List.of(stored), false, false);
    }

    /** The records that are submitted as a relation. */
    private Value relation(Field field, String[] path) {
        String name = field.name();
        Optional<Collection> target = resolver.find(FieldTypes.target(field));
        boolean any = facts.ask(request -> !RequestValues.ids(request, name).isEmpty());
        if (target.isEmpty() || !any) {
            return Value.nothing();
        }
        Binder given = field.multiple()
                ? input -> Json.writeText(RequestValues.ids(input.request(), name))
                : input -> RequestValues.ids(input.request(), name).getLast();
        Join.Kind kind = field.multiple() ? Join.Kind.GIVEN_LIST : Join.Kind.GIVEN;
        Join join = resolver.add(null, kind, target.get(), "@request.body." + name, given);
        return single(resolver.walk(target.get(), join, path, 1, true, field.multiple()));
    }
}
