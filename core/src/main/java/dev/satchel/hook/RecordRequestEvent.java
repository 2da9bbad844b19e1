package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.record.Record;
import java.util.List;

/** A client views, creates, updates or deletes a record, or a record is made ready to be sent; rules are satisfied. */
public final class RecordRequestEvent extends Event implements Hook.Tagged {
    private final Record record;
    private final RequestInfo request;

    public RecordRequestEvent(App app, Record record, RequestInfo request) {
        super(app);
        this.record = record;
        this.request = request;
    }

    public Record record() {
        return record;
    }

    public RequestInfo request() {
        return request;
    }

    @Override
    public List<String> tags() {
        return List.of(record.collection().name(), record.collection().id());
    }
}
