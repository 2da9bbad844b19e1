package dev.satchel;

import java.nio.file.Path;

/** Applications without databases, for tests of what needs none. */
public final class TestApps {
    private TestApps() {}

    public static App bare() {
        return new Engine(Config.of(Path.of("build")), null, null, null, null).app();
    }
}
