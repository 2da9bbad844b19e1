package dev.satchel.http;

import dev.satchel.cron.Cron;
import dev.satchel.error.ApiException;

/** {@code /api/crons}: the scheduled jobs, and running one at once. */
public final class CronsApi {

    public void routes(Router router) {
        router.add("GET", "/api/crons", CronsApi::list, Guards.superuser());
        router.add("POST", "/api/crons/{id}", CronsApi::run, Guards.superuser());
    }

    private static void list(Exchange exchange) {
        exchange.json(200, out -> {
            out.beginArray();
            for (Cron.Job job : exchange.app().engine().cron().jobs()) {
                out.beginObject().name("id").value(job.id());
                out.name("expression").value(job.expression().toString()).endObject();
            }
            out.endArray();
        });
    }

    private static void run(Exchange exchange) {
        Cron cron = exchange.app().engine().cron();
        Cron.Job job = cron.find(exchange.param("id"))
                .orElseThrow(() -> ApiException.notFound("Missing or invalid cron job."));
        cron.run(job);
        exchange.noContent();
    }
}
