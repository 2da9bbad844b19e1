package dev.satchel.http;

import dev.satchel.json.JsonWritable;
import dev.satchel.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /api/health}: whether the server answers; for superusers also how it sees the client. */
public final class HealthApi {

    public void routes(Router router) {
        router.add("GET", "/api/health", HealthApi::health);
    }

    private static void health(Exchange exchange) {
        JsonWritable data = exchange.isSuperuser()
                ? out -> details(exchange, out)
                : out -> out.beginObject().endObject();
        exchange.json(200, out -> {
            out.beginObject()
                    .name("message")
                    .value("API is healthy.")
                    .name("code")
                    .value(200)
                    .name("data");
            data.writeJson(out);
            out.endObject();
        });
    }

    private static void details(Exchange exchange, JsonWriter out) {
        out.beginObject();
        out.name("canBackup").value(true);
        out.name("possibleProxyHeader").value(proxyHeader(exchange));
        out.name("realIP").value(exchange.realIp());
        out.endObject();
    }

    private static String proxyHeader(Exchange exchange) {
        List<String> names =
                new ArrayList<>(exchange.app().settings().trustedProxy().headers());
        names.add("CF-Connecting-IP");
        names.add("Fly-Client-IP");
        for (String name : names) {
            if (!exchange.header(name).isEmpty()) {
                return name;
            }
        }
        return "";
    }
}
