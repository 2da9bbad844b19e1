package dev.satchel.settings;

import dev.satchel.json.Shape;

/** How mail leaves. Without {@code enabled} the local sendmail program is used. */
public final class SmtpSettings {
    public static final Shape<SmtpSettings> SHAPE = Shape.of(SmtpSettings::new)
            .bool("enabled", b -> b.enabled, (b, v) -> b.enabled = v)
            .integer("port", b -> b.port, (b, v) -> b.port = v)
            .text("host", b -> b.host, (b, v) -> b.host = v)
            .text("username", b -> b.username, (b, v) -> b.username = v)
            .secret("password", b -> b.password, (b, v) -> b.password = v, false)
            .text("authMethod", b -> b.authMethod, (b, v) -> b.authMethod = v)
            .bool("tls", b -> b.tls, (b, v) -> b.tls = v)
            .text("localName", b -> b.localName, (b, v) -> b.localName = v)
            .build();

    private boolean enabled;
    private long port = 587;
    private String host = "smtp.example.com";
    private String username = "";
    private String password = "";
    private String authMethod = "";
    private boolean tls;
    private String localName = "";

    public boolean enabled() {
        return enabled;
    }

    public void enabled(boolean value) {
        enabled = value;
    }

    public long port() {
        return port;
    }

    public void port(long value) {
        port = value;
    }

    public String host() {
        return host;
    }

    public void host(String value) {
        host = value;
    }

    public String username() {
        return username;
    }

    public void username(String value) {
        username = value;
    }

    public String password() {
        return password;
    }

    public void password(String value) {
        password = value;
    }

    public String authMethod() {
        return authMethod;
    }

    public void authMethod(String value) {
        authMethod = value;
    }

    public boolean tls() {
        return tls;
    }

    public void tls(boolean value) {
        tls = value;
    }

    public String localName() {
        return localName;
    }

    public void localName(String value) {
        localName = value;
    }
}
