package dev.satchel.db.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    @TempDir
    Path folder;

    @Test
    void keepsEveryAnsweredWriteOfAKilledProcess() throws Exception {
        Path file = folder.resolve("data.db");
        List<String> answered = writeUntilKilled(file, 2000);
        try (SqliteDatabase db = SqliteDatabase.open(file, SqliteOptions.data())) {
            String integrity = db.read(s -> s.first(row -> row.text(0), "PRAGMA integrity_check"))
                    .orElseThrow();
            assertThat(integrity).isEqualTo("ok");
            Set<String> stored = new HashSet<>(db.read(s -> s.query(row -> row.text(0), "SELECT id FROM t")));
            assertThat(stored).containsAll(answered);
        }
    }

    @Test
    void worksBesideAnotherProcessOnTheSameFile() throws Exception {
        Path file = folder.resolve("data.db");
        try (SqliteDatabase db = SqliteDatabase.open(file, SqliteOptions.data())) {
            db.maintain("CREATE TABLE t (id TEXT PRIMARY KEY NOT NULL, x TEXT)");
            Thread own = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 200; i++) {
                    String id = "own-" + i;
                    db.write(s -> s.update("INSERT INTO t (id) VALUES (?)", id));
                }
            });
            List<String> answered = writeUntilKilled(file, 300);
            own.join();
            Set<String> stored = new HashSet<>(db.read(s -> s.query(row -> row.text(0), "SELECT id FROM t")));
            assertThat(stored).containsAll(answered).contains("own-0", "own-199");
        }
    }

    private static List<String> writeUntilKilled(Path file, int writes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> answered = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null) {
                answered.add(line);
                if (answered.size() == writes) {
                    process.destroyForcibly();
                }
                line = out.readLine();
            }
        } catch (IOException e) {
            // the pipe of a killed process may break
        }
        process.waitFor();
        assertThat(answered).hasSizeGreaterThanOrEqualTo(writes);
        // the kill may have cut the last line
        answered.removeLast();
        return answered;
    }
}
