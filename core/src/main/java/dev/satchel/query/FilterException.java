package dev.satchel.query;

/** A filter, rule or sort that does not parse or names what does not exist. The message is for the log, not for clients. */
public final class FilterException extends RuntimeException {

    public FilterException(String message) {
        super(message, null, false, false);
    }
}
