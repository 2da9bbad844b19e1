package dev.satchel.db.sqlite;

import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Writes without end and prints the id of every row whose write was answered; to be killed by {@link KillTest}. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) {
        SqliteDatabase db = SqliteDatabase.open(Path.of(args[0]), SqliteOptions.data());
        db.maintain("CREATE TABLE IF NOT EXISTS t (id TEXT PRIMARY KEY NOT NULL, x TEXT)");
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                int writer = i;
                writers.submit(() -> {
                    for (int n = 0; ; n++) {
                        String id = writer + "-" + n;
                        db.write(s -> s.update("INSERT INTO t (id, x) VALUES (?, ?)", id, "x".repeat(500)));
                        synchronized (System.out) {
                            System.out.println(id);
                        }
                    }
                });
            }
        }
    }
}
