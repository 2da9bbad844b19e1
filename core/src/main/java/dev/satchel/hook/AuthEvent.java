package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;
import java.util.Optional;

/** An account is about to get a token, however it has shown that it may. */
public final class AuthEvent extends AccountEvent {
    private String token;
    private Object meta;
    private String authMethod;

    public AuthEvent(
            App app,
            Collection collection,
            RequestInfo request,
            Record record,
            String token,
            Object meta,
            String authMethod) {
        super(app, collection, request, record);
        this.token = token;
        this.meta = meta;
        this.authMethod = authMethod;
    }

    public String token() {
        return token;
    }

    public void token(String value) {
        token = value;
    }

    /** Data that the answer shows as {@code meta}: any JSON value. */
    public Optional<Object> meta() {
        return Optional.ofNullable(meta);
    }

    /** Sets what the answer shows as {@code meta}; null for nothing. */
    public void meta(Object value) {
        meta = value;
    }

    /** {@code password}, {@code otp}, {@code oauth2}, or {@code ""} for a refresh and the like, which need no second factor. */
    public String authMethod() {
        return authMethod;
    }

    public void authMethod(String value) {
        authMethod = value;
    }
}
