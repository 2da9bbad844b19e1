package dev.satchel.query;

/** A filter, rule or sort that does not parse or names what does not exist. Its message is not for clients. */
public final class FilterException extends RuntimeException {

    public FilterException(String message) {
        super(message, null, false, false);
    }
}
