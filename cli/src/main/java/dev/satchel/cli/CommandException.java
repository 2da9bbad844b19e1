package dev.satchel.cli;

/** A command failed in a way that the user has to know about; the message is shown after {@code Error: }. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
