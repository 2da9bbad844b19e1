package dev.satchel.error;

/**
 * An error that the client sees: status, message and the errors of fields. The cause is for the log alone.
 *
 * <p>The message may be given without capital and full stop, which the constructor adds; an empty one becomes the
 * status's default.
 */
public final class ApiException extends RuntimeException {
    private final int status;
    private final transient FieldErrors data;

    public ApiException(int status, String message, FieldErrors data, Throwable cause) {
        super(
                Sentence.of(message == null || message.isEmpty() ? defaultMessage(status) : message),
                cause,
                false,
                false);
        this.status = status;
        this.data = data == null ? new FieldErrors() : data;
    }

    public ApiException(int status, String message) {
        this(status, message, null, null);
    }

    /** With the field errors of the cause if it is a {@link ValidationException}, else none. */
    public static ApiException of(int status, String message, Throwable cause) {
        return new ApiException(status, message, cause instanceof ValidationException e ? e.errors() : null, cause);
    }

    public static ApiException badRequest(String message) {
        return new ApiException(400, message);
    }

    public static ApiException badRequest(String message, Throwable cause) {
        return of(400, message, cause);
    }

    public static ApiException unauthorized(String message) {
        return new ApiException(401, message);
    }

    public static ApiException forbidden(String message) {
        return new ApiException(403, message);
    }

    public static ApiException notFound(String message) {
        return new ApiException(404, message);
    }

    /** A row that was asked for does not exist. */
    public static ApiException notFound() {
        return missing("");
    }

    /** As {@link #notFound()}, in other words. */
    public static ApiException missing(String message) {
        return new ApiException(404, message, null, new NoRows());
    }

    public static ApiException tooManyRequests() {
        return new ApiException(429, "");
    }

    public int status() {
        return status;
    }

    /** Errors by field; empty if the error is about none. */
    public FieldErrors data() {
        return data;
    }

    public static String defaultMessage(int status) {
        return switch (status) {
            case 401 -> "Missing or invalid authentication.";
            case 403 -> "You are not allowed to perform this request.";
            case 404 -> "The requested resource wasn't found.";
            case 413 -> "Request entity too large.";
            case 429 -> "Too Many Requests.";
            default -> "Something went wrong while processing your request.";
        };
    }
}
