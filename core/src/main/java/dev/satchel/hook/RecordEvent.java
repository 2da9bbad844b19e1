package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.record.Record;
import java.util.List;

/** Something happens to a record: validate, create, update, delete, their execution, success or failure. */
public final class RecordEvent extends Event implements Hook.Tagged {
    private final Record record;
    private final Throwable error;

    public RecordEvent(App app, Record record) {
        this(app, record, null);
    }

    public RecordEvent(App app, Record record, Throwable error) {
        super(app);
        this.record = record;
        this.error = error;
    }

    public Record record() {
        return record;
    }

    /** What went wrong; null but for the events after an error. */
    public Throwable error() {
        return error;
    }

    @Override
    public List<String> tags() {
        return List.of(record.collection().name(), record.collection().id());
    }
}
