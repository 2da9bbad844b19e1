package dev.satchel.db.sqlite;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Keeps long reads from starving short ones.
 *
 * <p>A call into SQLite holds the carrier of its virtual thread, and the work of a scan holds a processor. Short reads,
 * which are nearly all, should pay nothing for that: they run right where they are called. SQLite tells us about the long
 * ones by itself: its progress handler is called every {@link #TICK} steps of its virtual machine, one to three
 * milliseconds, so a short read never sees it. From the second tick on a read counts as middling and the scheduler gets
 * one more carrier for as long as it runs, so that the others keep theirs. From tick {@link #FREE_TICKS} on it is long and
 * also needs one of few permits to go on, for which it waits inside of the handler; a permit is handed to the next one
 * that waits after {@link #SLICE_NANOS}. So at most {@code processors - 1} long reads work at a time, taking turns, and
 * short reads find a free processor. While there are no short ones to disturb, one more long read works.
 *
 * <p>Measured on two processors that other programs used too, eight scans of 0.6 s at once: reads by id have a p99 of
 * 27 ms (20 ms without the scans); with two permits instead of one 47 to 88 ms; the original 500 ms.
 *
 * <p>Time is counted in ticks, not by the clock, so that many middling reads on a busy machine are not taken for long ones.
 */
final class SlowLane {
    static final int TICK = 20_000;
    private static final int COMPENSATE_TICKS = 2;
    private static final int FREE_TICKS = 25;
    private static final long SLICE_NANOS = 50_000_000;
    private static final long QUIET_NANOS = 250_000_000;
    private final Semaphore permits =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);
    private final AtomicBoolean extraPermit =
            new AtomicBoolean(Runtime.getRuntime().availableProcessors() > 1);
    /** Grows with short reads; some may be missed, which does not matter. */
    private final AtomicLong shortReads = new AtomicLong();

    private volatile long seenShortReads;
    private volatile long lastShortRead = System.nanoTime();
    private final Carriers carriers = new Carriers();
    private volatile boolean closed;

    /** One statement's stay in the lane. Used by the thread that runs the statement. */
    final class Pass {
        private int ticks;
        private boolean compensated;
        private boolean permitted;
        private boolean extra;
        private long since;

        /**
         * Called while the statement runs; may wait.
         *
         * @param deadline in {@code System.nanoTime()}, 0 for none
         * @return false if the statement has to be given up
         */
        boolean tick(long deadline) {
            ticks++;
            if (ticks == COMPENSATE_TICKS && Thread.currentThread().isVirtual()) {
                compensated = true;
                carriers.add(1);
            }
            if (closed) {
                return false;
            }
            if (ticks < FREE_TICKS) {
                return true;
            }
            long now = System.nanoTime();
            if (extra ? isQuiet(now) && keepsSlice(now) : permitted && keepsSlice(now)) {
                return true;
            }
            giveBack();
            if (isQuiet(now) && extraPermit.compareAndSet(true, false)) {
                extra = true;
                since = now;
                return true;
            }
            return acquire(deadline, now) && !closed;
        }

        private boolean keepsSlice(long now) {
            return now - since < SLICE_NANOS || !permits.hasQueuedThreads();
        }

        private boolean acquire(long deadline, long now) {
            try {
                long wait = deadline == 0 ? Long.MAX_VALUE : Math.max(0, deadline - now);
                permitted = permits.tryAcquire(wait, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            since = System.nanoTime();
            return permitted;
        }

        private void giveBack() {
            if (permitted) {
                permitted = false;
                permits.release();
            }
            if (extra) {
                extra = false;
                extraPermit.set(true);
            }
        }

        /** The statement is over; cheap if it was short. */
        void end() {
            if (ticks < FREE_TICKS) {
                shortReads.setOpaque(shortReads.getOpaque() + 1);
            }
            ticks = 0;
            giveBack();
            if (compensated) {
                compensated = false;
                carriers.add(-1);
            }
        }
    }

    /** Whether no short read has ended for a while, as far as the ticks of long ones have noticed. */
    private boolean isQuiet(long now) {
        long count = shortReads.getOpaque();
        if (count != seenShortReads) {
            seenShortReads = count;
            lastShortRead = now;
        }
        return now - lastShortRead > QUIET_NANOS;
    }

    Pass pass() {
        return new Pass();
    }

    /** Long reads give up at once. */
    void close() {
        closed = true;
        permits.release(1 << 20);
    }

    /** Grows and shrinks the scheduler of virtual threads. */
    private static final class Carriers {
        private VirtualThreadSchedulerMXBean scheduler;

        /** One at a time in the whole process: every database has a lane, but there is one scheduler. */
        void add(int count) {
            synchronized (Carriers.class) {
                if (scheduler == null) {
                    scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
                }
                scheduler.setParallelism(Math.max(1, scheduler.getParallelism() + count));
            }
        }
    }
}
