package dev.satchel.record;

/**
 * The value of a password field.
 *
 * @param hash bcrypt hash, {@code ""} if none
 * @param plain the clear text if it was set on this object, else {@code ""}; never stored
 * @param hashable false if the plain text could not be hashed (longer than 72 bytes)
 */
public record PasswordValue(String hash, String plain, boolean hashable) {
    public static final PasswordValue NONE = new PasswordValue("", "", true);

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "";
    }
}
