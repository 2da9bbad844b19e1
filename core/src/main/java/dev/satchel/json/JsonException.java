package dev.satchel.json;

/** Text that is not JSON, or JSON of another form than asked for. */
public final class JsonException extends RuntimeException {
    public JsonException(String message) {
        super(message);
    }

    public JsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
