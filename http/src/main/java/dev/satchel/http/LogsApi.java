package dev.satchel.http;

import dev.satchel.db.Db;
import dev.satchel.db.DbException;
import dev.satchel.db.Row;
import dev.satchel.error.ApiException;
import dev.satchel.json.JsonWriter;
import dev.satchel.query.FilterException;
import dev.satchel.query.Paging;
import dev.satchel.query.SimpleQuery;
import dev.satchel.query.SqlQuery;
import java.util.List;
import java.util.Set;

/** {@code /api/logs}: the activity log, and its entries counted by the hour. */
public final class LogsApi {
    private static final String COLUMNS = "`id`, `created`, `data`, `message`, `level`";

    public void routes(Router router) {
        router.add("GET", "/api/logs", LogsApi::list, Guards.superuser()).quiet();
        router.add("GET", "/api/logs/stats", LogsApi::stats, Guards.superuser()).quiet();
        router.add("GET", "/api/logs/{id}", LogsApi::view, Guards.superuser()).quiet();
    }

    private static SimpleQuery query(Exchange exchange) {
        return SimpleQuery.of("_logs", Set.of("id", "created", "level", "message", "data"), Set.of("data"))
                .filter(exchange.query("filter"));
    }

    private static void list(Exchange exchange) {
        Paging paging = Paging.of(exchange.query());
        SqlQuery page;
        SqlQuery count;
        try {
            SimpleQuery query = query(exchange).sort(exchange.query("sort"));
            page = query.select(COLUMNS, paging.perPage(), paging.offset());
            count = query.count();
        } catch (FilterException e) {
            throw ApiException.badRequest("", e);
        }
        Db logs = exchange.app().auxiliary();
        JsonWriter items = new JsonWriter(4096).beginArray();
        logs.read(session -> session.query(row -> write(items, row), page.sql(), page.args()));
        items.endArray();
        long total = paging.skipTotal()
                ? -1
                : logs.read(session -> session.first(row -> row.integer(0), count.sql(), count.args()))
                        .orElse(0L);
        exchange.json(200, out -> {
            out.beginObject().name("items").raw(items.toByteArray());
            out.name("page").value(paging.page());
            out.name("perPage").value(paging.perPage());
            out.name("totalItems").value(total);
            out.name("totalPages").value(paging.skipTotal() ? -1 : paging.totalPages(total));
            out.endObject();
        });
    }

    private static void view(Exchange exchange) {
        JsonWriter out = new JsonWriter(1024);
        boolean found = exchange.app()
                .auxiliary()
                .read(session -> session.first(
                        row -> write(out, row),
                        "SELECT " + COLUMNS + " FROM `_logs` WHERE `id` = ?",
                        exchange.param("id")))
                .isPresent();
        if (!found) {
            throw ApiException.notFound();
        }
        exchange.json(200, out);
    }

    private static boolean write(JsonWriter out, Row row) {
        out.beginObject();
        out.name("id").utf8Value(row.bytes(0));
        out.name("created").value(row.text(1));
        out.name("data").rawCompact(row.bytes(2));
        out.name("message").utf8Value(row.bytes(3));
        out.name("level").value(row.integer(4));
        out.endObject();
        return true;
    }

    private record Hour(String date, long total) {}

    private static void stats(Exchange exchange) {
        SqlQuery condition;
        try {
            condition = query(exchange).condition();
        } catch (FilterException e) {
            throw ApiException.badRequest("Invalid filter format.", e);
        }
        List<Hour> hours;
        try {
            hours = exchange.app()
                    .auxiliary()
                    .read(session -> session.query(
                            row -> new Hour(row.text(0), row.integer(1)),
                            "SELECT strftime('%Y-%m-%d %H:00:00', `created`) AS `date`, COUNT(*) FROM `_logs` WHERE "
                                    + condition.sql() + " GROUP BY 1 ORDER BY 1",
                            condition.args()));
        } catch (DbException e) {
            throw ApiException.badRequest("Failed to generate logs stats.", e);
        }
        exchange.json(200, out -> {
            out.beginArray();
            for (Hour hour : hours) {
                out.beginObject().name("date").value(hour.date() + ".000Z");
                out.name("total").value(hour.total()).endObject();
            }
            out.endArray();
        });
    }
}
