package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.auth.AuthOutcome;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;
import java.util.List;
import java.util.Optional;

/** A request about an account of an auth collection. */
public class AccountEvent extends Event implements Hook.Tagged {
    private final Collection collection;
    private final RequestInfo request;
    private Record record;
    private AuthOutcome outcome;

    /** @param record the account; null if none was found */
    public AccountEvent(App app, Collection collection, RequestInfo request, Record record) {
        super(app);
        this.collection = collection;
        this.request = request;
        this.record = record;
    }

    public Collection collection() {
        return collection;
    }

    public RequestInfo request() {
        return request;
    }

    public Optional<Record> record() {
        return Optional.ofNullable(record);
    }

    /** Goes on with another account. */
    public void record(Record value) {
        record = value;
    }

    /** What the sign-in has come to; empty before the rest has happened. */
    public Optional<AuthOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public void outcome(AuthOutcome value) {
        outcome = value;
    }

    @Override
    public final List<String> tags() {
        return List.of(collection.name(), collection.id());
    }
}
