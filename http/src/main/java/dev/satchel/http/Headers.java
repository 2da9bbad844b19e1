package dev.satchel.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;

/** Header names and lines that are used on every request, made once. */
final class Headers {
    static final HeaderName AUTHORIZATION = HeaderNames.AUTHORIZATION;
    static final HeaderName ORIGIN = HeaderNames.ORIGIN;
    static final HeaderName CONTENT_TYPE = HeaderNames.CONTENT_TYPE;
    static final HeaderName REFERER = HeaderNames.REFERER;
    static final HeaderName USER_AGENT = HeaderNames.USER_AGENT;

    static final Header JSON = HeaderValues.createCached("Content-Type", "application/json");
    static final Header VARY_ORIGIN = HeaderValues.createCached("Vary", "Origin");
    static final Header ALLOW_ALL = HeaderValues.createCached("Access-Control-Allow-Origin", "*");
    static final Header XSS = HeaderValues.createCached("X-Xss-Protection", "1; mode=block");
    static final Header NOSNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");
    static final Header FRAME = HeaderValues.createCached("X-Frame-Options", "SAMEORIGIN");
    static final Header CLOSE = HeaderValues.CONNECTION_CLOSE;

    private Headers() {}
}
