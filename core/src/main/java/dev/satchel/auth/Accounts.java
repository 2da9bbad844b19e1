package dev.satchel.auth;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.db.Db;
import dev.satchel.query.RecordQuery;
import dev.satchel.query.SqlQuery;
import dev.satchel.record.Record;
import dev.satchel.record.RecordStore;
import dev.satchel.schema.Collection;
import dev.satchel.schema.Indexes;
import dev.satchel.schema.field.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks up accounts and asks whether they satisfy a rule. */
public final class Accounts {
    private Accounts() {}

    public static Optional<Record> findByEmail(App app, Collection collection, String email) {
        return findBy(app, collection, "email", email);
    }

    /** By a field with a unique index, whose collation decides whether letter case counts. Blank values find nobody. */
    public static Optional<Record> findBy(App app, Collection collection, String field, String value) {
        if (value.isEmpty() || collection.field(field).isEmpty()) {
            return Optional.empty();
        }
        boolean anyCase = Indexes.uniqueOn(collection, field)
                .filter(index -> index.columns().getFirst().collation().equalsIgnoreCase("NOCASE"))
                .isPresent();
        String condition = app.db().dialect().quote(field) + (anyCase ? " = ? COLLATE NOCASE" : " = ?");
        return RecordStore.findFirst(app, collection, condition, value);
    }

    /** The account that a login names: by the e-mail first, then by the other identity fields; the first hit counts. */
    static Optional<Record> findByIdentity(App app, Collection collection, PasswordLogin login) {
        if (!login.identityField().isEmpty()) {
            return findBy(app, collection, login.identityField(), login.identity());
        }
        List<String> fields = new ArrayList<>(collection.auth().passwordAuth().identityFields());
        if (fields.remove("email") && Patterns.isEmail(login.identity())) {
            fields.addFirst("email");
        }
        for (String field : fields) {
            if (!field.equals("email") || Patterns.isEmail(login.identity())) {
                Optional<Record> found = findBy(app, collection, field, login.identity());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a stored record satisfies a rule; an empty one always. */
    static boolean satisfies(App app, Record record, String rule, RequestInfo request) {
        if (rule.isEmpty()) {
            return true;
        }
        Db db = app.db();
        RecordQuery query = RecordQuery.of(app, record.collection(), request).rule(rule);
        SqlQuery exists = query.where(query.table() + "." + db.dialect().quote("id") + " = ?", record.id())
                .exists();
        return db.read(session -> session.exists(exists.sql(), exists.args()));
    }
}
