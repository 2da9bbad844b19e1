package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.db.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes indexes that the database has and a collection does not know of into the collection, in normal form. */
final class UpgradeIndexes {
    private UpgradeIndexes() {}

    static void normalize(App app) {
        for (Collection stored : SchemaChange.begin(app).collections()) {
            if (!stored.system() && !stored.isView()) {
                normalize(app, stored);
            }
        }
    }

    private static void normalize(App app, Collection stored) {
        Transaction data = app.currentTransaction().orElseThrow();
        Map<String, String> existing = new LinkedHashMap<>();
        data.query(
                row -> existing.put(row.text(0), row.text(1)) == null,
                "SELECT `name`, `sql` FROM sqlite_master WHERE `type` = 'index' AND LOWER(`tbl_name`) = LOWER(?)"
                        + " AND `sql` IS NOT NULL ORDER BY rowid",
                stored.name());
        Set<String> known = new HashSet<>();
        Indexes.of(stored).forEach(index -> known.add(index.name().toLowerCase(Locale.ROOT)));
        List<String> indexes = new ArrayList<>(stored.indexes());
        for (Map.Entry<String, String> entry : existing.entrySet()) {
            if (known.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                continue;
            }
            data.execute("DROP INDEX IF EXISTS `" + entry.getKey().replace("`", "``") + "`");
            Index found = Index.parse(entry.getValue());
            if (found.valid() && !isKnown(stored, found, indexes)) {
                indexes.add(found.sql());
            }
        }
        if (indexes.size() > stored.indexes().size()) {
            CollectionStore.saveWithoutValidation(app, stored.copy().indexes(indexes));
        }
    }

    private static boolean isKnown(Collection stored, Index found, List<String> indexes) {
        if (stored.isAuth() && (found.uniqueOn("tokenKey") || found.uniqueOn("email"))) {
            return true;
        }
        return indexes.stream().anyMatch(sql -> Index.parse(sql).definition().equals(found.definition()));
    }
}
