package dev.satchel.settings;

import dev.satchel.json.Shape;
import java.util.ArrayList;
import java.util.List;

/** The settings of an application. One that is in use is never changed: change a copy and save it. */
public final class Settings {
    public static final Shape<Settings> SHAPE = Shape.of(Settings::new)
            .texts("superuserIPs", false, b -> b.superuserIPs, (b, v) -> b.superuserIPs = v)
            .object("smtp", b -> b.smtp, SmtpSettings.SHAPE)
            .object("backups", b -> b.backups, BackupSettings.SHAPE)
            .object("s3", b -> b.s3, S3Settings.SHAPE)
            .object("meta", b -> b.meta, MetaSettings.SHAPE)
            .object("rateLimits", b -> b.rateLimits, RateLimitSettings.SHAPE)
            .object("trustedProxy", b -> b.trustedProxy, TrustedProxySettings.SHAPE)
            .object("batch", b -> b.batch, BatchSettings.SHAPE)
            .object("logs", b -> b.logs, LogSettings.SHAPE)
            .build();

    private List<String> superuserIPs = new ArrayList<>();
    private final SmtpSettings smtp = new SmtpSettings();
    private final BackupSettings backups = new BackupSettings();
    private final S3Settings s3 = new S3Settings();
    private final MetaSettings meta = new MetaSettings();
    private final RateLimitSettings rateLimits = new RateLimitSettings();
    private final TrustedProxySettings trustedProxy = new TrustedProxySettings();
    private final BatchSettings batch = new BatchSettings();
    private final LogSettings logs = new LogSettings();

    public List<String> superuserIPs() {
        return superuserIPs;
    }

    public void superuserIPs(List<String> value) {
        superuserIPs = value;
    }

    public SmtpSettings smtp() {
        return smtp;
    }

    public BackupSettings backups() {
        return backups;
    }

    public S3Settings s3() {
        return s3;
    }

    public MetaSettings meta() {
        return meta;
    }

    public RateLimitSettings rateLimits() {
        return rateLimits;
    }

    public TrustedProxySettings trustedProxy() {
        return trustedProxy;
    }

    public BatchSettings batch() {
        return batch;
    }

    public LogSettings logs() {
        return logs;
    }
}
