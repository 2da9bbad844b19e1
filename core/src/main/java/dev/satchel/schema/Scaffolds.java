package dev.satchel.schema;

import dev.satchel.Ids;

/** Collections with the defaults of their type, for clients and code to start from. */
public final class Scaffolds {
    private static final int SECRET_LENGTH = 50;

    private Scaffolds() {}

    /**
     * A collection of this type (of an unknown one a base collection that keeps the text), with its computed id if it
     * has a name.
     */
    public static Collection of(String type, String name) {
        String id = name.isEmpty() ? "" : Identifiers.collection(type, name);
        return build(type, name, id, true);
    }

    /** As {@link #of(String, String)}, for a collection whose id is given; {@code ""} for none. */
    public static Collection of(String type, String name, String id) {
        return id.isEmpty() ? build(type, name, "", false) : build(type, name, id, false);
    }

    private static Collection build(String type, String name, String id, boolean computed) {
        Collection collection = new Collection().type(type).name(name).id(id);
        if (computed) {
            collection.computedId(id);
        }
        if (collection.isAuth()) {
            authDefaults(collection.auth());
        }
        SystemFields.complete(collection);
        return collection;
    }

    private static void authDefaults(AuthOptions auth) {
        token(auth.authToken(), 432_000);
        token(auth.passwordResetToken(), 1800);
        token(auth.emailChangeToken(), 1800);
        token(auth.verificationToken(), 86_400);
        token(auth.fileToken(), 180);
        MailTemplates.setDefaults(auth);
    }

    private static void token(AuthOptions.Token token, long seconds) {
        token.secret(secret());
        token.duration(seconds);
    }

    /** A new key for tokens. */
    static String secret() {
        return Ids.token(SECRET_LENGTH);
    }
}
