package dev.satchel.settings;

import dev.satchel.json.Shape;

/** The application's name, address and sender. */
public final class MetaSettings {
    public static final Shape<MetaSettings> SHAPE = Shape.of(MetaSettings::new)
            .text("accentColor", b -> b.accentColor, (b, v) -> b.accentColor = v)
            .text("appName", b -> b.appName, (b, v) -> b.appName = v)
            .text("appURL", b -> b.appURL, (b, v) -> b.appURL = v)
            .text("senderName", b -> b.senderName, (b, v) -> b.senderName = v)
            .text("senderAddress", b -> b.senderAddress, (b, v) -> b.senderAddress = v)
            .bool("hideControls", b -> b.hideControls, (b, v) -> b.hideControls = v)
            .build();

    private String accentColor = "#1055c9";
    private String appName = "Acme";
    private String appURL = "http://localhost:8090";
    private String senderName = "Support";
    private String senderAddress = "support@example.com";
    private boolean hideControls;

    public String accentColor() {
        return accentColor;
    }

    public void accentColor(String value) {
        accentColor = value;
    }

    public String appName() {
        return appName;
    }

    public void appName(String value) {
        appName = value;
    }

    public String appURL() {
        return appURL;
    }

    public void appURL(String value) {
        appURL = value;
    }

    public String senderName() {
        return senderName;
    }

    public void senderName(String value) {
        senderName = value;
    }

    public String senderAddress() {
        return senderAddress;
    }

    public void senderAddress(String value) {
        senderAddress = value;
    }

    public boolean hideControls() {
        return hideControls;
    }

    public void hideControls(boolean value) {
        hideControls = value;
    }
}
