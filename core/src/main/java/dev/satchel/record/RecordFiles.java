package dev.satchel.record;

import dev.satchel.App;
import dev.satchel.file.UploadedFile;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.FileField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one save: new ones are stored before the statement and removed again if it or its transaction fails;
 * those that the record no longer names are deleted after the commit.
 */
final class RecordFiles {
    private final App app;
    private final Record record;
    private final List<String> stored = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    private RecordFiles(App app, Record record) {
        this.app = app;
        this.record = record;
    }

    static RecordFiles store(App app, Record record) {
        RecordFiles files = new RecordFiles(app, record);
        if (record.layout().hasFiles()) {
            files.storeAll();
        }
        return files;
    }

    private void storeAll() {
        Field[] fields = record.layout().fields();
        for (int i = 0; i < fields.length; i++) {
            if (!(fields[i] instanceof FileField) || !record.changed(i)) {
                continue;
            }
            for (Object value : FileField.values(record.get(i))) {
                if (value instanceof UploadedFile file) {
                    put(file);
                }
            }
        }
    }

    private void put(UploadedFile file) {
        String key = key(file.name());
        try {
            app.files().put(key, file);
            stored.add(key);
        } catch (IOException e) {
            discard();
            throw new UncheckedIOException("failed to store an uploaded file", e);
        }
    }

    private String key(String name) {
        return record.collection().id() + "/" + record.id() + "/" + name;
    }

    /** The save failed: nothing of it stays. What else lies there may be of a record that has the id already. */
    void discard() {
        if (!stored.isEmpty()) {
            stored.forEach(this::delete);
            stored.clear();
            try {
                app.files().tidy(key(""));
            } catch (IOException e) {
                app.log().warn("Failed to remove an empty folder of a record (non critical error)", e);
            }
        }
    }

    /** The statement is done: uploads become names, and what is left depends on the transaction's end. */
    void settle() {
        if (!record.layout().hasFiles()) {
            return;
        }
        Field[] fields = record.layout().fields();
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] instanceof FileField field && record.changed(i)) {
                List<String> names = FileField.names(record.get(i));
                // compared with the row as it was right before the statement, which may be newer than what was loaded
                FileField.names(record.original(i)).stream()
                        .filter(name -> !names.contains(name))
                        .forEach(name -> dropped.add(key(name)));
                record.setValue(i, field.multiple() ? names : names.isEmpty() ? "" : names.getLast());
            }
        }
        app.currentTransaction().ifPresent(transaction -> transaction.afterRollback(this::discard));
        if (!dropped.isEmpty()) {
            app.afterCommit(() -> dropped.forEach(this::delete));
        }
    }

    private void delete(String key) {
        try {
            app.files().delete(key);
            int name = key.lastIndexOf('/') + 1;
            app.files().deletePrefix(key.substring(0, name) + "thumbs_" + key.substring(name) + "/");
        } catch (IOException e) {
            app.log().warn("Failed to delete a file of a record (non critical error)", e);
        }
    }

    /**
     * Removes the files of a deleted record: those that it named, and the rest of its folder unless a record with its id
     * exists again, as a batch may have made one.
     */
    static void deleteAll(App app, Record deleted) {
        RecordFiles files = new RecordFiles(app, deleted);
        Field[] fields = deleted.layout().fields();
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] instanceof FileField) {
                FileField.names(deleted.original(i)).forEach(name -> files.delete(files.key(name)));
            }
        }
        if (RecordStore.findById(app, deleted.collection(), deleted.id()).isPresent()) {
            return;
        }
        try {
            app.files().deletePrefix(files.key(""));
        } catch (IOException e) {
            app.log()
                    .warn(
                            "Failed to delete storage prefix (non critical error; usually could happen because of S3 api limits)",
                            e);
        }
    }
}
