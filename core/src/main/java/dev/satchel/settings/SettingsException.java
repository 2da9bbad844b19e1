package dev.satchel.settings;

/** Stored settings that cannot be read or written; the message is meant for the administrator. */
public final class SettingsException extends RuntimeException {
    public SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
