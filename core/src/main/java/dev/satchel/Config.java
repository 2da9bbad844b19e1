package dev.satchel;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What an application is started with.
 *
 * @param dir the data folder ({@code pb_data})
 * @param dev print logs and SQL to standard output
 * @param queryTimeout how long a SELECT may run
 * @param encryptionEnv name of the environment variable with the key of the settings; {@code ""} for none
 */
public record Config(Path dir, boolean dev, Duration queryTimeout, String encryptionEnv) {
    public static Config of(Path dir) {
        return new Config(dir, false, Duration.ofSeconds(30), "");
    }
}
