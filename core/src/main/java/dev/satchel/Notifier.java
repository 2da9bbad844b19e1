package dev.satchel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other processes that use the same data folder, and hears from them, that settings or collections have changed:
 * by an empty file in {@code pb_data/.notify} whose name says what and who, made and removed at once.
 */
public final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    /** How long it must be quiet before the news are passed on. */
    private static final long QUIET_MILLIS = 50;

    private final Path folder;
    private final String id = Ids.random(10, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    private volatile boolean closed;
    private WatchService watcher;

    /** What has changed. */
    public enum Topic {
        SETTINGS,
        COLLECTIONS;

        private String text() {
            return this == SETTINGS ? "settings" : "collections";
        }
    }

    /** @param dir the data folder */
    public Notifier(Path dir) {
        folder = dir.resolve(".notify");
    }

    /** Tells the others. A failure only means that they do not hear it. */
    public void changed(Topic topic) {
        if (!Files.isDirectory(folder)) {
            return; // nobody listens yet
        }
        Path file = file(topic);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("other processes could not be told that {} changed", topic.text(), e);
        }
    }

    private Path file(Topic topic) {
        return folder.resolve(topic.text() + "@" + id);
    }

    /**
     * Makes the folder and begins to listen, in the background.
     *
     * @param listener called with what another process has changed, on a thread of its own
     */
    public void start(Consumer<Topic> listener) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("notifier").start(() -> listen(listener));
    }

    private void listen(Consumer<Topic> listener) {
        try (WatchService opened = folder.getFileSystem().newWatchService()) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                watcher = opened;
            }
            folder.register(opened, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            Set<Topic> news = EnumSet.noneOf(Topic.class);
            while (true) {
                WatchKey key = news.isEmpty() ? opened.take() : opened.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                if (key == null) {
                    news.forEach(topic -> tell(listener, topic));
                    news.clear();
                    continue;
                }
                key.pollEvents().forEach(event -> collect(event, news));
                if (!key.reset()) {
                    return;
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            // closed
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("changes by other processes will not be seen", e);
        }
    }

    private void collect(WatchEvent<?> event, Set<Topic> news) {
        if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
            news.addAll(EnumSet.allOf(Topic.class));
            return;
        }
        String name = String.valueOf(event.context());
        for (Topic topic : Topic.values()) {
            if (name.startsWith(topic.text() + "@") && !name.endsWith("@" + id)) {
                news.add(topic);
            }
        }
    }

    private static void tell(Consumer<Topic> listener, Topic topic) {
        try {
            listener.accept(topic);
        } catch (RuntimeException e) {
            LOG.error("{} could not be loaded again", topic.text(), e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            try {
                if (watcher != null) {
                    watcher.close();
                }
            } catch (IOException e) {
                LOG.debug("closing the watcher", e);
            }
        }
        for (Topic topic : Topic.values()) {
            try {
                Files.deleteIfExists(file(topic));
            } catch (IOException e) {
                LOG.debug("removing {}", file(topic), e);
            }
        }
    }
}
