package dev.satchel.query;

import dev.satchel.RequestInfo;
import dev.satchel.db.Session;
import dev.satchel.db.sqlite.SqliteDatabase;
import dev.satchel.db.sqlite.SqliteOptions;
import dev.satchel.query.Binder.Input;
import dev.satchel.schema.Collection;
import dev.satchel.schema.Schema;
import dev.satchel.schema.field.BoolField;
import dev.satchel.schema.field.EmailField;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.JsonField;
import dev.satchel.schema.field.NumberField;
import dev.satchel.schema.field.RelationField;
import dev.satchel.schema.field.SelectField;
import dev.satchel.schema.field.TextField;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Posts with tags, authors and comments, as in the worked examples of the language's description. */
final class QueryFixture implements AutoCloseable {
    final SqliteDatabase database;
    Schema schema;

    QueryFixture(Path folder) {
        database = SqliteDatabase.open(folder.resolve("data.db"), SqliteOptions.data());
        Collection tags = table("tags", "base", text("name"), number("w"), hidden(text("secret")));
        Collection people = table(
                "people",
                "auth",
                text("name"),
                named(new EmailField(), "email"),
                named(new BoolField(), "emailVisibility"),
                relation("favs", "tags", 5));
        Collection posts = table(
                "posts",
                "base",
                text("title"),
                number("n"),
                named(new BoolField(), "b"),
                named(new JsonField(), "j"),
                relation("author", "people", 1),
                relation("tag", "tags", 1),
                relation("tags", "tags", 9),
                select("sel", 3));
        Collection comments =
                table("comments", "base", text("text"), relation("post", "posts", 1), relation("posts", "posts", 5));
        database.write(session -> {
            for (Collection collection : List.of(tags, people, posts, comments)) {
                create(session, collection);
            }
            session.execute("""
                    INSERT INTO tags (id, name, w) VALUES ('red', 'red', 1), ('green', 'green', 5), ('blue', 'blue', 9);
                    INSERT INTO people (id, name, email, emailVisibility, favs) VALUES
                      ('ann', 'Ann', 'ann@example.com', 1, '["red","green"]'), ('bob', 'Bob', 'bob@example.com', 0, '["blue"]');
                    INSERT INTO posts (id, title, n, b, j, author, tag, tags, sel) VALUES
                      ('A', 'Hello 100%', 1, 1, '{"a":[1,2],"k":"x"}', 'ann', 'red', '["red","green"]', '["a","b"]'),
                      ('B', 'under_s', -2.5, 0, '"plain"', 'bob', 'green', '["green"]', '["a"]'),
                      ('C', '', 0, 0, NULL, '', '', '[]', '[]'),
                      ('D', '5', 10, 1, '[1]', 'ann', '', '["blue","red"]', '["c","a"]');
                    INSERT INTO comments (id, text, post, posts) VALUES ('c1', 'one', 'A', '["A","B"]'), ('c2', 'two', 'A', '["B"]');
                    """);
            return null;
        });
        schema = Schema.of(List.of(tags, people, posts, comments));
    }

    private void create(Session session, Collection collection) {
        StringBuilder sql = new StringBuilder("CREATE TABLE `" + collection.name() + "` (");
        for (Field field : collection.fields()) {
            sql.append(field == collection.fields().getFirst() ? "" : ", ")
                    .append('`')
                    .append(field.name())
                    .append("` ")
                    .append(field.columnDefinition(database.dialect()));
        }
        session.execute(sql.append(")").toString());
    }

    /** Replaces a collection's list rule. */
    void listRule(String name, String rule) {
        schema = Schema.of(schema.collections().stream()
                .map(collection ->
                        collection.name().equals(name) ? collection.copy().listRule(rule) : collection)
                .toList());
    }

    Plan compile(
            String collection, List<String> rules, String filter, boolean limited, String sort, RequestInfo request) {
        QueryKey key = new QueryKey(
                schema.find(collection).orElseThrow(), rules, filter, limited, sort, limited, List.of(), false);
        return new QueryCompiler(database.dialect(), schema::find, key, request).compile();
    }

    /** Ids of the posts that a superuser's filter finds, in the order of the table. */
    String posts(String filter) {
        return run(compile("posts", List.of(), filter, false, "", RequestInfo.none()), RequestInfo.none());
    }

    String guestPosts(String filter) {
        return run(compile("posts", List.of(), filter, true, "", RequestInfo.none()), RequestInfo.none());
    }

    String postsByRule(String rule, RequestInfo request) {
        return run(compile("posts", List.of(rule), "", true, "", request), request);
    }

    String sorted(String sort) {
        return run(compile("posts", List.of(), "", false, sort, RequestInfo.none()), RequestInfo.none());
    }

    String run(Plan plan, RequestInfo request) {
        Input input = new Input(request, new Object[0]);
        SqlQuery select = plan.select().with(input);
        SqlQuery count = plan.count().with(input);
        List<String> ids = database.read(session -> session.query(row -> row.text(0), select.sql(), select.args()));
        long counted = database.read(session ->
                session.first(row -> row.integer(0), count.sql(), count.args()).orElseThrow());
        if (counted != ids.size()) {
            throw new AssertionError(counted + " counted but " + ids + " found");
        }
        return String.join(" ", ids);
    }

    static RequestInfo request(Map<String, String> query, Map<String, Object> body) {
        return new RequestInfo("default", "GET", query, Map::of, new java.util.LinkedHashMap<>(body), null);
    }

    private static Collection table(String name, String type, Field... fields) {
        Collection collection = new Collection().id(name).name(name).type(type).listRule("");
        TextField id = new TextField();
        id.primaryKey(true);
        collection.addField(named(id, "id"));
        for (Field field : fields) {
            collection.addField(field);
        }
        return collection;
    }

    private static Field named(Field field, String name) {
        field.name(name);
        field.id(name);
        return field;
    }

    private static Field text(String name) {
        return named(new TextField(), name);
    }

    private static Field number(String name) {
        return named(new NumberField(), name);
    }

    private static Field relation(String name, String target, int maxSelect) {
        RelationField field = new RelationField();
        field.collectionId(target);
        field.maxSelect(maxSelect);
        return named(field, name);
    }

    private static Field select(String name, int maxSelect) {
        SelectField field = new SelectField();
        field.maxSelect(maxSelect);
        return named(field, name);
    }

    private static Field hidden(Field field) {
        field.hidden(true);
        return field;
    }

    @Override
    public void close() {
        database.close();
    }
}
