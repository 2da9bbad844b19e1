package dev.satchel.settings;

import dev.satchel.json.Shape;
import java.util.ArrayList;
import java.util.List;

/** Headers in which a proxy in front names the client's address. */
public final class TrustedProxySettings {
    public static final Shape<TrustedProxySettings> SHAPE = Shape.of(TrustedProxySettings::new)
            .texts("headers", false, b -> b.headers, (b, v) -> b.headers = v)
            .bool("useLeftmostIP", b -> b.useLeftmostIP, (b, v) -> b.useLeftmostIP = v)
            .build();

    private List<String> headers = new ArrayList<>();
    private boolean useLeftmostIP;

    public List<String> headers() {
        return headers;
    }

    public void headers(List<String> value) {
        headers = value;
    }

    public boolean useLeftmostIP() {
        return useLeftmostIP;
    }

    public void useLeftmostIP(boolean value) {
        useLeftmostIP = value;
    }
}
