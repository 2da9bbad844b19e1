package dev.satchel.cron;

import dev.satchel.Engine;
import dev.satchel.schema.Collection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.ToLongFunction;

/** The jobs that every application has. */
public final class SystemJobs {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private SystemJobs() {}

    public static void register(Engine engine) {
        Cron cron = engine.cron();
        cron.add("__pbDBOptimize__", "0 0 * * *", () -> {
            engine.data().maintain("PRAGMA wal_checkpoint(TRUNCATE)");
            engine.auxiliary().maintain("PRAGMA wal_checkpoint(TRUNCATE)");
            engine.data().maintain("PRAGMA optimize");
        });
        cron.add(
                "__pbMFACleanup__",
                "0 * * * *",
                () -> deleteExpired(
                        engine, "_mfas", collection -> collection.auth().mfa().duration()));
        cron.add(
                "__pbOTPCleanup__",
                "0 * * * *",
                () -> deleteExpired(
                        engine, "_otps", collection -> collection.auth().otp().duration()));
        cron.add("__pbLogsCleanup__", "0 */6 * * *", () -> engine.log().cleanUp());
    }

    /** Deletes rows that are older than their collection allows (in seconds). */
    private static void deleteExpired(Engine engine, String table, ToLongFunction<Collection> duration) {
        for (Collection collection : engine.schema().collections()) {
            if (collection.isAuth()) {
                String oldest = DATE.format(Instant.now().minusSeconds(duration.applyAsLong(collection)));
                engine.data()
                        .write(session -> session.update(
                                "DELETE FROM " + engine.data().dialect().quote(table)
                                        + " WHERE `collectionRef` = ? AND `created` < ?",
                                collection.id(),
                                oldest));
            }
        }
    }
}
