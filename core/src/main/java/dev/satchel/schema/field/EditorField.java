package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** HTML as an editor makes it; kept as it is sent. */
public final class EditorField extends TextColumn {
    public static final Shape<EditorField> SHAPE = options(EditorField::new)
            .integer("maxSize", f -> f.maxSize, (f, v) -> f.maxSize = v)
            .bool("convertURLs", f -> f.convertURLs, (f, v) -> f.convertURLs = v)
            .build();

    public static final long DEFAULT_MAX_SIZE = 5 << 20;

    private long maxSize;
    private boolean convertURLs;

    @Override
    public String type() {
        return "editor";
    }

    @Override
    public Shape<EditorField> shape() {
        return SHAPE;
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        String text = (String) value;
        long limit = maxSize > 0 ? maxSize : DEFAULT_MAX_SIZE;
        boolean mayBeLonger = text.length() * 3L > limit;
        if (mayBeLonger && text.getBytes(StandardCharsets.UTF_8).length > limit) {
            return error(
                    "validation_content_size_limit",
                    "The maximum allowed content size is " + limit + " bytes",
                    "maxSize",
                    limit);
        }
        return Optional.empty();
    }

    @Override
    public void validateOptions(FieldCheck check) {
        OptionChecks.common(this, check.errors());
        OptionChecks.range(check.errors(), "maxSize", maxSize, 0, OptionChecks.MAX_SAFE);
    }

    /** Bytes; 0 for the default. */
    public long maxSize() {
        return maxSize;
    }

    public void maxSize(long value) {
        maxSize = value;
    }

    public boolean convertURLs() {
        return convertURLs;
    }

    public void convertURLs(boolean value) {
        convertURLs = value;
    }
}
