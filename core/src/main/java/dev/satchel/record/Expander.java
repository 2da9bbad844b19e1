package dev.satchel.record;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.db.DbException;
import dev.satchel.hook.RecordRequestEvent;
import dev.satchel.log.LogWriter;
import dev.satchel.query.FilterException;
import dev.satchel.query.RecordQuery;
import dev.satchel.query.SqlQuery;
import dev.satchel.schema.Collection;
import dev.satchel.schema.Indexes;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.RelationField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Attaches related records under {@code expand}. Every level of a path is loaded with one query for all records of the
 * level. A path that fails is logged and left out; it never fails the request.
 */
final class Expander {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_BACK_RELATIONS = 1000;
    private static final Pattern BACK_RELATION = Pattern.compile("^(\\w+)_via_(\\w+)$");
    private static final Pattern OLD_BACK_RELATION = Pattern.compile("^(\\w+)\\((\\w+)\\)$");
    private static final int CHUNK = 500;

    /** A step of a path: where it leads, which ids each record has there, and whether it is a list. */
    private record Step(Collection target, Map<Record, List<String>> ids, boolean list) {}

    private final App app;
    private final RequestInfo request;

    private Expander(App app, RequestInfo request) {
        this.app = app;
        this.request = request;
    }

    static void expand(App app, List<Record> records, String paths, RequestInfo request) {
        Expander expander = new Expander(app, request.withContext("expand"));
        for (String path : paths(paths)) {
            try {
                expander.expand(records, path, 1);
            } catch (FilterException | DbException | ExpandException e) {
                app.log().log(
                        LogWriter.WARN, "Failed to expand " + path, Map.of("error", String.valueOf(e.getMessage())));
            }
        }
    }

    /** A path that leads nowhere or is not the caller's to follow. */
    private static final class ExpandException extends RuntimeException {
        private ExpandException(String message) {
            super(message, null, false, false);
        }
    }

    /** Without blanks, dots at the ends, repetitions and paths that others go on from. */
    private static List<String> paths(String text) {
        Set<String> all = new LinkedHashSet<>();
        for (String part : text.replaceAll("\\s+", "").split(",")) {
            String path = withoutOuterDots(part);
            if (!path.isEmpty()) {
                all.add(path);
            }
        }
        return all.stream()
                .filter(path -> all.stream().noneMatch(other -> other.startsWith(path + ".")))
                .toList();
    }

    private static String withoutOuterDots(String part) {
        int start = 0;
        int end = part.length();
        while (start < end && part.charAt(start) == '.') {
            start++;
        }
        while (end > start && part.charAt(end - 1) == '.') {
            end--;
        }
        return part.substring(start, end);
    }

    private void expand(List<Record> records, String path, int depth) {
        if (depth > MAX_DEPTH || records.isEmpty()) {
            return;
        }
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Step step = step(records, name);
        Set<String> ids = new LinkedHashSet<>();
        step.ids().values().forEach(ids::addAll);
        List<Record> related = find(step.target(), List.copyOf(ids));
        prepare(related);
        if (dot >= 0) {
            // earlier paths may have loaded the same records with expansions of their own
            reuse(records, name, related);
            expand(related, path.substring(dot + 1), depth + 1);
        }
        attach(records, name, step, related);
    }

    /** Records of an earlier path keep what was expanded in them. */
    private static void reuse(List<Record> records, String name, List<Record> related) {
        Map<String, Map<String, Object>> known = new HashMap<>();
        for (Record record : records) {
            Object earlier = record.expand().map(expanded -> expanded.get(name)).orElse(null);
            List<?> list =
                    earlier instanceof List<?> several ? several : earlier == null ? List.of() : List.of(earlier);
            for (Object item : list) {
                if (item instanceof Record other) {
                    other.expand().ifPresent(expanded -> known.put(other.id(), expanded));
                }
            }
        }
        for (Record record : related) {
            if (known.containsKey(record.id())) {
                record.expand(new TreeMap<>(known.get(record.id())));
            }
        }
    }

    private Step step(List<Record> records, String name) {
        Collection collection = records.getFirst().collection();
        if (collection.field(name).orElse(null) instanceof RelationField relation) {
            Collection target = app.schema()
                    .byId(relation.collectionId())
                    .orElseThrow(() -> new ExpandException("missing collection of relation " + name));
            Map<Record, List<String>> ids = new LinkedHashMap<>();
            records.forEach(record -> ids.put(record, record.texts(name)));
            return new Step(target, ids, relation.multiple());
        }
        Matcher matcher = BACK_RELATION.matcher(name);
        if (!matcher.matches()) {
            matcher = OLD_BACK_RELATION.matcher(name);
        }
        if (!matcher.matches()) {
            throw new ExpandException("\"" + name + "\" is no relation of " + collection.name());
        }
        return backStep(records, collection, matcher.group(1), matcher.group(2));
    }

    private Step backStep(List<Record> records, Collection collection, String from, String fieldName) {
        Collection target =
                app.schema().find(from).orElseThrow(() -> new ExpandException("missing collection " + from));
        Field field = target.field(fieldName).orElse(null);
        if (!(field instanceof RelationField relation)
                || !relation.collectionId().equals(collection.id())) {
            throw new ExpandException(from + "." + fieldName + " is no relation to " + collection.name());
        }
        String table = app.db().dialect().quote(target.name());
        String condition = RelatedIds.contains(app.db().dialect(), target, relation);
        String sql = "SELECT `id` FROM " + table + " WHERE " + condition + " LIMIT " + MAX_BACK_RELATIONS;
        Map<Record, List<String>> ids = new LinkedHashMap<>();
        app.db().read(session -> {
            records.forEach(record -> ids.put(record, session.query(row -> row.text(0), sql, record.id())));
            return null;
        });
        boolean unique =
                !relation.multiple() && Indexes.uniqueOn(target, fieldName).isPresent();
        return new Step(target, ids, !unique);
    }

    private List<Record> find(Collection target, List<String> ids) {
        boolean superuser = request.isSuperuser();
        if (target.viewRule().isEmpty() && !superuser) {
            throw new ExpandException("only superusers can view " + target.name());
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        String rule = superuser ? "" : target.viewRule().orElse("");
        if (rule.isEmpty()) {
            return RecordStore.findByIds(app, target, ids);
        }
        List<Record> found = new ArrayList<>();
        for (int start = 0; start < ids.size(); start += CHUNK) {
            Object[] part =
                    ids.subList(start, Math.min(ids.size(), start + CHUNK)).toArray();
            RecordQuery query = RecordQuery.of(app, target, request).rule(rule);
            SqlQuery select = query.where(query.table() + ".`id` IN (?" + ",?".repeat(part.length - 1) + ")", part)
                    .select(-1, 0);
            found.addAll(app.db().read(session -> session.query(Rows.of(target), select.sql(), select.args())));
        }
        return found;
    }

    /** Related records pass the same hook and get the same visibility as those that were asked for. */
    private void prepare(List<Record> related) {
        if (related.isEmpty()) {
            return;
        }
        if (app.hooks().recordEnrich.isEmpty()) {
            Enricher.show(app, related, request);
        } else {
            prepare(related, 0);
        }
    }

    private void prepare(List<Record> related, int index) {
        if (index == related.size()) {
            Enricher.show(app, related, request);
            return;
        }
        app.hooks()
                .recordEnrich
                .trigger(
                        new RecordRequestEvent(app, related.get(index), request), event -> prepare(related, index + 1));
    }

    private static void attach(List<Record> records, String name, Step step, List<Record> related) {
        Map<String, Record> byId = HashMap.newHashMap(related.size());
        related.forEach(record -> byId.put(record.id(), record));
        for (Record record : records) {
            Map<String, Object> expand = record.expand().orElse(null);
            if (expand == null) {
                expand = new TreeMap<>();
                record.expand(expand);
            }
            List<Record> found = new ArrayList<>();
            for (String id : step.ids().get(record)) {
                Record other = byId.get(id);
                if (other != null) {
                    found.add(other);
                }
            }
            if (!found.isEmpty()) {
                expand.put(name, step.list() ? found : found.getLast());
            }
        }
    }
}
