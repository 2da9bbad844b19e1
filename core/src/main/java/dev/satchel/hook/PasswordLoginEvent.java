package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;

/** Somebody wants to sign in with a password; the record is empty if the identity names nobody. */
public final class PasswordLoginEvent extends AccountEvent {
    private final String identity;
    private final String identityField;
    private final String password;

    public PasswordLoginEvent(
            App app,
            Collection collection,
            RequestInfo request,
            Record record,
            String identity,
            String identityField,
            String password) {
        super(app, collection, request, record);
        this.identity = identity;
        this.identityField = identityField;
        this.password = password;
    }

    public String identity() {
        return identity;
    }

    /** The field that the client asked for; {@code ""} if it left the choice open. */
    public String identityField() {
        return identityField;
    }

    public String password() {
        return password;
    }
}
