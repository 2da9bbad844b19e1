package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.record.Record;

/** A record gets a token for the download of protected files. */
public final class FileTokenEvent extends Event {
    private final Record record;
    private String token;

    public FileTokenEvent(App app, Record record, String token) {
        super(app);
        this.record = record;
        this.token = token;
    }

    public Record record() {
        return record;
    }

    public String token() {
        return token;
    }

    public void token(String value) {
        token = value;
    }
}
