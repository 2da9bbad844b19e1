package dev.satchel;

/** A running application: opens a data folder, brings it up to date, and closes it again. */
public final class Satchel implements AutoCloseable {
    private final Engine engine;

    private Satchel(Engine engine) {
        this.engine = engine;
    }

    /** Opens (or makes) the data folder: databases, system migrations, collections, settings. */
    public static Satchel open(Config config) {
        throw new UnsupportedOperationException("integration: " + config);
    }

    public App app() {
        return engine.app();
    }

    @Override
    public void close() {
        engine.files().close();
    }
}
