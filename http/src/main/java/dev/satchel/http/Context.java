package dev.satchel.http;

import dev.satchel.App;

/** What all requests of a server share. */
record Context(App app, HttpOptions options, Router router, RateLimiter limiter, WriterPool writers) {}
