package dev.satchel.log;

import dev.satchel.db.Db;
import dev.satchel.db.DbException;
import dev.satchel.db.Session;
import dev.satchel.json.Json;
import dev.satchel.json.JsonWritable;
import dev.satchel.settings.LogSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The activity log: entries wait in memory and are written in one transaction when {@value #BATCH} are there, when none
 * has come for 3 seconds, and when the application ends.
 */
public final class DatabaseLogWriter implements LogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLogWriter.class);
    private static final int BATCH = 200;
    /** Beyond this many entries the callers have to wait: the disk does not keep up. */
    private static final int LIMIT = 50_000;
    /** What could not be stored, as another process held the database, waits for another attempt up to this many. */
    private static final int MOST_KEPT = 10_000;

    private static final long QUIET_NANOS = Duration.ofSeconds(3).toNanos();
    /**
     * Between two writes of a busy log. Large transactions are cheap: entries of one message share a page of its index,
     * which goes to the disk once for all of them.
     */
    private static final long BUSY_PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private static final int TRANSACTION = 20_000;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String INSERT =
            "INSERT INTO `_logs` (`id`, `level`, `message`, `data`, `created`) VALUES (?, ?, ?, ?, ?)";

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 15;

    /** @param data a map or {@link JsonWritable} */
    private record Entry(int level, String message, Object data, long millis) {}

    private final Db auxiliary;
    private final Supplier<LogSettings> settings;
    private final boolean print;
    private final ConcurrentLinkedQueue<Entry> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final ReentrantLock writing = new ReentrantLock();
    private final SecureRandom seeds = new SecureRandom();
    private final Thread flusher;
    /** Guarded by {@code writing}. */
    private long lastId;

    private volatile long lastFlush = System.nanoTime() - BUSY_PAUSE_NANOS;
    private volatile long lastAdded;
    /** The last write failed; the next attempt is not before {@link #QUIET_NANOS}. */
    private volatile boolean failing;

    private volatile boolean closed;

    /** @param print also print every entry, of any level, to standard output ({@code --dev}) */
    public DatabaseLogWriter(Db auxiliary, Supplier<LogSettings> settings, boolean print) {
        this.auxiliary = auxiliary;
        this.settings = settings;
        this.print = print;
        flusher = Thread.ofVirtual().name("log-writer").start(this::flushRegularly);
    }

    @Override
    public boolean enabled(int level) {
        return print || kept(level);
    }

    private boolean kept(int level) {
        LogSettings current = settings.get();
        return level >= current.minLevel() && current.maxDays() > 0;
    }

    @Override
    public void log(int level, String message, Map<String, Object> data) {
        if (print) {
            LogPrinter.print(level, message, data);
        }
        add(level, message, data);
    }

    @Override
    public void log(int level, String message, JsonWritable data) {
        if (print) {
            LogPrinter.print(level, message, Json.parseObject(Json.write(data)));
        }
        add(level, message, data);
    }

    private void add(int level, String message, Object data) {
        if (!kept(level) || closed) {
            return;
        }
        queue.add(new Entry(level, message, data, System.currentTimeMillis()));
        lastAdded = System.nanoTime();
        int count = queued.incrementAndGet();
        if (count == 1 || count == BATCH) {
            LockSupport.unpark(flusher);
        } else if (count > LIMIT) {
            flush();
        }
        if (closed) {
            flush(); // the last flush may have been over before this entry was there
        }
    }

    private void flushRegularly() {
        while (!closed) {
            int count = queued.get();
            if (count == 0) {
                LockSupport.park(this);
                continue;
            }
            long now = System.nanoTime();
            long left;
            if (failing) {
                left = lastFlush + QUIET_NANOS - now;
            } else {
                left = count >= BATCH ? lastFlush + BUSY_PAUSE_NANOS - now : lastAdded + QUIET_NANOS - now;
            }
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else {
                try {
                    flush();
                } catch (RuntimeException | Error e) {
                    LOG.error("log entries could not be stored", e); // the next ones may be
                }
            }
        }
    }

    @Override
    public void flush() {
        writing.lock();
        try {
            List<Entry> entries = new ArrayList<>(BATCH);
            while (drain(entries) && write(entries)) {
                // as long as there are any
            }
        } finally {
            lastFlush = System.nanoTime();
            writing.unlock();
        }
    }

    private boolean drain(List<Entry> entries) {
        entries.clear();
        while (entries.size() < TRANSACTION) {
            Entry entry = queue.poll();
            if (entry == null) {
                break;
            }
            entries.add(entry);
        }
        queued.addAndGet(-entries.size());
        return !entries.isEmpty();
    }

    /** False if they could not be stored. */
    private boolean write(List<Entry> entries) {
        List<Object[]> rows = new ArrayList<>(entries.size());
        SplittableRandom random = new SplittableRandom(seeds.nextLong());
        for (Entry entry : entries) {
            String date = DATE.format(Instant.ofEpochMilli(entry.millis));
            rows.add(new Object[] {id(entry.millis, random), entry.level, entry.message, json(entry), date});
        }
        try {
            auxiliary.write(session -> insert(session, rows));
            failing = false;
            return true;
        } catch (DbException e) {
            boolean again = !closed && queued.get() + entries.size() <= MOST_KEPT;
            if (again) {
                queue.addAll(entries);
                queued.addAndGet(entries.size());
            }
            if (!failing || !again) {
                LOG.error("{} log entries could not be stored{}", rows.size(), again ? " yet" : "", e);
            }
            failing = true;
            return false;
        }
    }

    /** What cannot be written must not take its neighbours with it. */
    private static byte[] json(Entry entry) {
        try {
            return Json.write(entry.data);
        } catch (RuntimeException | StackOverflowError e) {
            return Json.write(Map.of("error", "the data of this entry cannot be written as JSON: " + e));
        }
    }

    /**
     * Ten digits (base 36) of a clock in µs that never stands still, then random ones: as unique as random text, but new
     * entries come last in the index of ids, which makes storing many of them cheaper.
     */
    private String id(long millis, SplittableRandom random) {
        lastId = Math.max(lastId + 1, millis * 1000);
        StringBuilder id = new StringBuilder(ID_LENGTH).append(Long.toString(lastId, 36));
        while (id.length() < ID_LENGTH) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }

    private static int insert(Session session, List<Object[]> rows) {
        for (Object[] row : rows) {
            session.update(INSERT, row);
        }
        return rows.size();
    }

    @Override
    public void cleanUp() {
        String oldest =
                DATE.format(Instant.now().minus(Duration.ofDays(settings.get().maxDays())));
        // by the indexed hour first, which leaves little to compare
        auxiliary.write(session -> session.update(
                "DELETE FROM `_logs` WHERE strftime('%Y-%m-%d %H:00:00', `created`) <= ?" + " AND `created` <= ?",
                oldest.substring(0, 13) + ":00:00", oldest));
    }

    @Override
    public void settingsChanged() {
        try {
            cleanUp();
            long minLevel = settings.get().minLevel();
            auxiliary.write(session -> session.update("DELETE FROM `_logs` WHERE `level` < ?", minLevel));
            if (settings.get().maxDays() == 0) {
                auxiliary.maintain("VACUUM");
            }
        } catch (DbException e) {
            if (!closed) {
                LOG.warn("old log entries could not be deleted", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(flusher);
        flush();
    }
}
