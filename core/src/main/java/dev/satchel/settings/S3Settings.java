package dev.satchel.settings;

import dev.satchel.json.Shape;

/** A bucket that takes the place of a local folder. */
public final class S3Settings {
    public static final Shape<S3Settings> SHAPE = Shape.of(S3Settings::new)
            .bool("enabled", b -> b.enabled, (b, v) -> b.enabled = v)
            .text("bucket", b -> b.bucket, (b, v) -> b.bucket = v)
            .text("region", b -> b.region, (b, v) -> b.region = v)
            .text("endpoint", b -> b.endpoint, (b, v) -> b.endpoint = v)
            .text("accessKey", b -> b.accessKey, (b, v) -> b.accessKey = v)
            .secret("secret", b -> b.secret, (b, v) -> b.secret = v, true)
            .bool("forcePathStyle", b -> b.forcePathStyle, (b, v) -> b.forcePathStyle = v)
            .build();

    private boolean enabled;
    private String bucket = "";
    private String region = "";
    private String endpoint = "";
    private String accessKey = "";
    private String secret = "";
    private boolean forcePathStyle;

    public boolean enabled() {
        return enabled;
    }

    public void enabled(boolean value) {
        enabled = value;
    }

    public String bucket() {
        return bucket;
    }

    public void bucket(String value) {
        bucket = value;
    }

    public String region() {
        return region;
    }

    public void region(String value) {
        region = value;
    }

    public String endpoint() {
        return endpoint;
    }

    public void endpoint(String value) {
        endpoint = value;
    }

    public String accessKey() {
        return accessKey;
    }

    public void accessKey(String value) {
        accessKey = value;
    }

    public String secret() {
        return secret;
    }

    public void secret(String value) {
        secret = value;
    }

    public boolean forcePathStyle() {
        return forcePathStyle;
    }

    public void forcePathStyle(boolean value) {
        forcePathStyle = value;
    }
}
