package dev.satchel.db.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.db.DbException;
import dev.satchel.db.Session.Blob;
import dev.satchel.db.Transaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n";

    @TempDir
    Path folder;

    private SqliteDatabase db;

    @BeforeEach
    void open() {
        db = SqliteDatabase.open(folder.resolve("data.db"), SqliteOptions.data());
        db.write(session -> {
            session.execute("CREATE TABLE t (id TEXT PRIMARY KEY NOT NULL, n INTEGER DEFAULT 0 UNIQUE, x)");
            return true;
        });
    }

    @AfterEach
    void close() {
        db.close();
    }

    private long count() {
        return db.read(s -> s.first(row -> row.integer(0), "SELECT count(*) FROM t"))
                .orElseThrow();
    }

    private String value(String sql) {
        return db.read(s -> s.first(row -> row.text(0), sql)).orElseThrow();
    }

    private List<String> values(String sql) {
        return db.read(s -> s.query(row -> row.text(0), sql));
    }

    private String writerValue(String sql) {
        return db.write(s -> s.first(row -> row.text(0), sql)).orElseThrow();
    }

    private int insert(String id, long n) {
        return db.write(s -> s.update("INSERT INTO t (id, n) VALUES (?, ?)", id, n));
    }

    @Test
    void bindsByTypeAndReadsWhatWasStored() {
        byte[] utf8 = "žluť".getBytes(StandardCharsets.UTF_8);
        List<Object> values = new ArrayList<>(List.of("ä", utf8, new Blob(new byte[] {0, 1}), 7L, 1.5, true, ""));
        values.add(null);
        for (int i = 0; i < values.size(); i++) {
            int n = i;
            db.write(s -> s.update("INSERT INTO t (id, n, x) VALUES (?, ?, ?)", "v" + n, n, values.get(n)));
        }
        List<String> types = db.read(s -> s.query(row -> row.text(0), "SELECT typeof(x) FROM t ORDER BY n"));
        assertThat(types).containsExactly("text", "text", "blob", "integer", "real", "integer", "text", "null");
        List<Object> raw =
                db.read(s -> s.query(row -> row.isNull(0) ? "none" : row.raw(0), "SELECT x FROM t ORDER BY n"));
        assertThat(raw)
                .containsExactly(
                        "ä".getBytes(StandardCharsets.UTF_8),
                        utf8,
                        new byte[] {0, 1},
                        7L,
                        1.5,
                        1L,
                        new byte[0],
                        "none");
    }

    @Test
    void namesErrorsAsTheOriginalDoes() {
        insert("a", 1);
        assertThatThrownBy(() -> insert("b", 1)).isInstanceOfSatisfying(DbException.class, e -> {
            assertThat(e.kind()).isEqualTo(DbException.Kind.UNIQUE);
            assertThat(e).hasMessage("constraint failed: UNIQUE constraint failed: t.n (2067)");
        });
        assertThatThrownBy(() -> db.read(s -> s.exists("SELECT 1 FROM x")))
                .hasMessage("SQL logic error: no such table: x (1)");
        assertThatThrownBy(() -> db.read(s -> s.exists("SELECT (1")))
                .hasMessage("SQL logic error: incomplete input (1)");
        assertThatThrownBy(() -> db.write(s -> s.update("INSERT INTO t (id) VALUES (NULL)")))
                .hasMessage("constraint failed: NOT NULL constraint failed: t.id (1299)");
    }

    @Test
    void setsThePragmasOnEveryConnection() {
        assertThat(value("PRAGMA journal_mode")).isEqualTo("wal");
        assertThat(value("PRAGMA busy_timeout")).isEqualTo("10000");
        assertThat(writerValue("PRAGMA foreign_keys")).isEqualTo("1");
        assertThat(writerValue("PRAGMA synchronous")).isEqualTo("1");
        assertThat(writerValue("PRAGMA cache_size")).isEqualTo("-32000");
    }

    @Test
    void refusesToWriteOnAReadConnection() {
        assertThatThrownBy(() -> db.read(s -> s.update("INSERT INTO t (id) VALUES ('r')")))
                .isInstanceOf(DbException.class);
        assertThat(count()).isZero();
    }

    @Test
    void leavesNoSideFilesBehind() {
        insert("a", 1);
        db.close();
        assertThat(folder.resolve("data.db-wal")).doesNotExist();
        assertThat(folder.resolve("data.db-shm")).doesNotExist();
        assertThatThrownBy(() -> insert("b", 2)).isInstanceOf(DbException.class);
        assertThatThrownBy(this::count).isInstanceOf(DbException.class);
    }

    @Test
    void followsChangesOfATableInKeptStatements() {
        insert("a", 1);
        Optional<Integer> before = db.read(s -> s.first(row -> row.size(), "SELECT * FROM t"));
        assertThat(before).contains(3);
        db.transaction(t -> {
            t.execute("ALTER TABLE t ADD COLUMN more TEXT DEFAULT 'm'");
            return true;
        });
        Optional<String> last = db.read(s -> s.first(row -> row.name(row.size() - 1), "SELECT * FROM t"));
        assertThat(last).contains("more");
    }

    @Test
    void allowsTheSameStatementInsideOfItself() {
        insert("a", 1);
        insert("b", 2);
        List<List<String>> rows = db.read(s -> s.query(
                outer -> s.query(row -> row.text(0), "SELECT id FROM t ORDER BY id"), "SELECT id FROM t ORDER BY id"));
        assertThat(rows).containsExactly(List.of("a", "b"), List.of("a", "b"));
    }

    @Test
    void writesThatWaitShareACommitAndFailAlone() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        Set<String> stored = ConcurrentHashMap.newKeySet();
        Set<String> failed = ConcurrentHashMap.newKeySet();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.submit(() -> db.transaction(t -> {
                await(hold);
                return true;
            }));
            Thread.sleep(100);
            for (int i = 0; i < 40; i++) {
                int n = i;
                callers.submit(() -> {
                    try {
                        db.write(s -> {
                            s.update("INSERT INTO t (id, n) VALUES (?, ?)", "g" + n, n % 20);
                            if (n % 10 == 3) {
                                throw new IllegalArgumentException("after the insert");
                            }
                            return true;
                        });
                        stored.add("g" + n);
                    } catch (DbException | IllegalArgumentException e) {
                        failed.add("g" + n);
                    }
                });
            }
            Thread.sleep(100);
            hold.countDown();
        }
        List<String> ids = db.read(s -> s.query(row -> row.text(0), "SELECT id FROM t"));
        assertThat(ids).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(stored.size() + failed.size()).isEqualTo(40);
        assertThat(stored).hasSize(18);
    }

    @Test
    void rollsATransactionBackAndTellsSo() {
        List<String> events = new ArrayList<>();
        assertThatThrownBy(() -> db.transaction(t -> {
                    t.update("INSERT INTO t (id) VALUES ('a')");
                    t.afterCommit(() -> events.add("commit"));
                    t.afterRollback(() -> events.add("rollback"));
                    t.transaction(inner -> inner.update("INSERT INTO t (id, n) VALUES ('b', 1)"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
        assertThat(count()).isZero();
        assertThat(events).containsExactly("rollback");
    }

    @Test
    void runsActionsAfterTheCommitInOrderBeforeTheCallerGoesOn() {
        List<String> events = new ArrayList<>();
        Thread caller = Thread.currentThread();
        db.transaction(t -> {
            t.afterCommit(() -> {
                insert("later", 2);
                events.add("first on caller: " + (Thread.currentThread() == caller));
            });
            t.afterCommit(() -> events.add("second"));
            t.atCommit(() -> events.add("at commit"));
            return t.update("INSERT INTO t (id) VALUES ('a')");
        });
        assertThat(events).containsExactly("at commit", "first on caller: true", "second");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void refusesToWaitForItself() {
        assertThatThrownBy(() -> db.transaction(t -> insert("a", 1))).isInstanceOf(IllegalStateException.class);
        assertThat(count()).isZero();
    }

    @Test
    void stopsALongQueryAndGoesOnUsingTheConnection() {
        try (var quick = SqliteDatabase.open(
                folder.resolve("data.db"), SqliteOptions.data().withQueryTimeout(Duration.ofMillis(200)))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> quick.read(s -> s.exists(ENDLESS)))
                    .isInstanceOfSatisfying(
                            DbException.class, e -> assertThat(e.kind()).isEqualTo(DbException.Kind.TIMEOUT));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat((boolean) quick.read(s -> s.exists("SELECT 1"))).isTrue();
        }
    }

    @Test
    void stopsLongQueriesWhenClosed() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> scans = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                scans.add(callers.submit(() -> db.read(s -> s.exists(ENDLESS))));
            }
            Thread.sleep(300);
            assertThat((boolean) db.read(s -> s.exists("SELECT 1"))).isTrue();
            db.close();
            for (Future<?> scan : scans) {
                assertThatThrownBy(() -> scan.get(2, TimeUnit.SECONDS)).hasCauseInstanceOf(DbException.class);
            }
        }
    }

    @Test
    void keepsShortReadsShortBesideManyLongOnes() throws Exception {
        insert("a", 1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                callers.submit(() -> db.read(s -> s.exists(ENDLESS)));
            }
            Thread.sleep(500);
            Future<List<Long>> reads = callers.submit(() -> {
                List<Long> nanos = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    long start = System.nanoTime();
                    value("SELECT id FROM t WHERE id = 'a'");
                    nanos.add(System.nanoTime() - start);
                    Thread.sleep(2);
                }
                return nanos;
            });
            List<Long> sorted =
                    reads.get(20, TimeUnit.SECONDS).stream().sorted().toList();
            assertThat(Duration.ofNanos(sorted.get(197))).isLessThan(Duration.ofMillis(50));
            db.close();
        }
    }

    @Test
    void cancelsATransactionFromOutside() throws Exception {
        AtomicReference<Transaction> running = new AtomicReference<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> call = callers.submit(() -> db.transaction(t -> {
                t.update("INSERT INTO t (id) VALUES ('a')");
                running.set(t);
                return t.exists(ENDLESS);
            }));
            while (running.get() == null) {
                Thread.sleep(5);
            }
            running.get().cancel();
            assertThatThrownBy(() -> call.get(2, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            DbException.class, e -> assertThat(e.kind()).isEqualTo(DbException.Kind.CANCELLED));
        }
        running.get().cancel();
        insert("b", 1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void outlivesErrorsOfWorkAndOfActionsAfterIt() {
        assertThatThrownBy(() -> db.transaction(t -> {
                    t.update("INSERT INTO t (id) VALUES ('lost')");
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> db.write(s -> {
                    throw new AssertionError("work");
                }))
                .hasMessage("work");
        List<String> ran = new ArrayList<>();
        String result = db.transaction(t -> {
            t.update("INSERT INTO t (id) VALUES ('kept')");
            t.atCommit(() -> {
                throw new StackOverflowError();
            });
            t.afterCommit(() -> {
                throw new AssertionError("action");
            });
            t.afterCommit(() -> ran.add("after"));
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(ran).containsExactly("after");
        insert("next", 2);
        assertThat(values("SELECT id FROM t")).containsExactlyInAnyOrder("kept", "next");
    }

    @Test
    void refusesAWriteThatCannotStartInTimeForGood() throws Exception {
        db.close();
        db = SqliteDatabase.open(
                folder.resolve("data.db"), SqliteOptions.data().withStartLimit(Duration.ofMillis(200)));
        CountDownLatch hold = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.submit(() -> db.transaction(t -> {
                await(hold);
                return true;
            }));
            Thread.sleep(50);
            assertThatThrownBy(() -> insert("late", 1))
                    .isInstanceOfSatisfying(
                            DbException.class, e -> assertThat(e.kind()).isEqualTo(DbException.Kind.BUSY));
            hold.countDown();
        }
        insert("b", 2);
        assertThat(values("SELECT id FROM t")).containsExactly("b");
    }

    @Test
    void finishesAcceptedWritesWhenClosed() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.submit(() -> db.transaction(t -> {
                await(hold);
                return true;
            }));
            Thread.sleep(50);
            Future<Integer> waiting = callers.submit(() -> insert("w", 1));
            Thread.sleep(50);
            callers.submit(db::close);
            Thread.sleep(50);
            hold.countDown();
            assertThat(waiting.get(2, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void waitsForAnotherConnectionThatHoldsTheLock() throws Exception {
        try (var other = SqliteDatabase.open(folder.resolve("data.db"), SqliteOptions.data());
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch held = new CountDownLatch(1);
            callers.submit(() -> other.transaction(t -> {
                t.update("INSERT INTO t (id) VALUES ('o')");
                held.countDown();
                sleep(700);
                return true;
            }));
            held.await();
            insert("a", 1);
            assertThat(count()).isEqualTo(2);
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws Exception {
        Path file = folder.resolve("other.db");
        Files.writeString(file, "this is not a database, however long it may be".repeat(40));
        assertThatThrownBy(() -> SqliteDatabase.open(file, SqliteOptions.data()))
                .hasMessage("file is not a database (26)");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
