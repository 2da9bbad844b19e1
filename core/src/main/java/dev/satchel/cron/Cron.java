package dev.satchel.cron;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs at their times (UTC), to the minute. Nothing runs by itself before {@link #start}. Jobs that are due
 * together run side by side, and a long one may overlap with its next run.
 */
public final class Cron implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cron.class);
    private static final String SYSTEM_PREFIX = "__pb";

    /** @param id unique; those that begin with {@code __pb} are the application's own */
    public record Job(String id, CronExpression expression, Runnable work) {
        boolean isSystem() {
            return id.startsWith(SYSTEM_PREFIX);
        }
    }

    private final List<Job> jobs = new ArrayList<>();
    private Thread clock;

    /**
     * Adds a job, replacing one of that id.
     *
     * @throws IllegalArgumentException if the expression is none
     */
    public synchronized void add(String id, String expression, Runnable work) {
        Job job = new Job(id, CronExpression.parse(expression), work);
        jobs.removeIf(other -> other.id().equals(id));
        jobs.add(job);
    }

    public synchronized void remove(String id) {
        jobs.removeIf(job -> job.id().equals(id));
    }

    /** Users' jobs by id, then the application's own in the order in which they were added. */
    public synchronized List<Job> jobs() {
        List<Job> sorted = new ArrayList<>(jobs);
        sorted.sort(Comparator.comparing(Job::isSystem).thenComparing(job -> job.isSystem() ? "" : job.id()));
        return List.copyOf(sorted);
    }

    public synchronized Optional<Job> find(String id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    /** Runs a job now, in the background; its failure is logged. */
    public void run(Job job) {
        Thread.ofVirtual().name("cron-" + job.id()).start(() -> {
            try {
                job.work().run();
            } catch (RuntimeException e) {
                LOG.error("cron job {} failed", job.id(), e);
            }
        });
    }

    /** Starts the clock; nothing happens if it runs. */
    public synchronized void start() {
        if (clock == null) {
            clock = Thread.ofVirtual().name("cron").start(this::tick);
        }
    }

    private void tick() {
        ZonedDateTime next = nextMinute(now());
        try {
            while (true) {
                Duration left = Duration.between(now(), next);
                if (left.isPositive()) {
                    Thread.sleep(left);
                    continue;
                }
                runDue(next);
                // a minute that was slept through, by a suspended machine, is not made up for
                ZonedDateTime following = nextMinute(now());
                next = following.isAfter(next) ? following : next.plusMinutes(1);
            }
        } catch (InterruptedException e) {
            // stopped
        }
    }

    private static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }

    private static ZonedDateTime nextMinute(ZonedDateTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    }

    private void runDue(ZonedDateTime minute) {
        for (Job job : jobs()) {
            if (job.expression().matches(minute)) {
                run(job);
            }
        }
    }

    /** Stops the clock; running jobs go on. */
    @Override
    public synchronized void close() {
        if (clock != null) {
            clock.interrupt();
            clock = null;
        }
    }
}
