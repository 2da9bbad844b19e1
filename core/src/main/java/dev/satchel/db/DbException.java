package dev.satchel.db;

/** A statement that failed, was stopped, or could not start. */
public final class DbException extends RuntimeException {

    /** What went wrong, as far as callers treat it differently. */
    public enum Kind {
        UNIQUE,
        CONSTRAINT,
        BUSY,
        TIMEOUT,
        CANCELLED,
        FULL,
        OTHER
    }

    private final Kind kind;
    private final int code;

    /**
     * @param code the engine's extended result code, 0 if none
     * @param message in the form {@code SQL logic error: no such table: x (1)}
     */
    public DbException(Kind kind, int code, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    public int code() {
        return code;
    }
}
