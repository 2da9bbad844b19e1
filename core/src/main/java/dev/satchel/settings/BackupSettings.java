package dev.satchel.settings;

import dev.satchel.json.Shape;

/** Automatic backups: when, how many are kept, and where. */
public final class BackupSettings {
    public static final Shape<BackupSettings> SHAPE = Shape.of(BackupSettings::new)
            .text("cron", b -> b.cron, (b, v) -> b.cron = v)
            .integer("cronMaxKeep", b -> b.cronMaxKeep, (b, v) -> b.cronMaxKeep = v)
            .object("s3", b -> b.s3, S3Settings.SHAPE)
            .build();

    private String cron = "";
    private long cronMaxKeep = 3;
    private final S3Settings s3 = new S3Settings();

    public String cron() {
        return cron;
    }

    public void cron(String value) {
        cron = value;
    }

    public long cronMaxKeep() {
        return cronMaxKeep;
    }

    public void cronMaxKeep(long value) {
        cronMaxKeep = value;
    }

    public S3Settings s3() {
        return s3;
    }
}
