package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.file.MimeType;
import dev.satchel.file.MimeTypes;
import dev.satchel.file.UploadedFile;
import dev.satchel.json.Json;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of stored files; until they are stored the uploads themselves. */
public final class FileField extends ListColumn {
    public static final Shape<FileField> SHAPE = options(FileField::new)
            .integer("maxSelect", f -> f.maxSelect, (f, v) -> f.maxSelect = v)
            .integer("maxSize", f -> f.maxSize, (f, v) -> f.maxSize = v)
            .texts("mimeTypes", true, f -> f.mimeTypes, (f, v) -> f.mimeTypes = v)
            .texts("thumbs", true, f -> f.thumbs, (f, v) -> f.thumbs = v)
            .bool("protected", f -> f.isProtected, (f, v) -> f.isProtected = v)
            .build();

    public static final long DEFAULT_MAX_SIZE = 5 << 20;

    private static final Pattern THUMB = Pattern.compile("^(\\d+)x(\\d+)(t|b|f)?$");
    private static final List<String> NO_THUMBS = List.of("0x0", "0x0t", "0x0b", "0x0f");
    private static final Pattern STORED_NAME = Pattern.compile("^[^./\\\\][^/\\\\]+$");

    private long maxSelect;
    private long maxSize;
    private List<String> mimeTypes;
    private List<String> thumbs;
    private boolean isProtected;

    @Override
    public String type() {
        return "file";
    }

    @Override
    public Shape<FileField> shape() {
        return SHAPE;
    }

    /** Names and uploads in the order in which they were given. */
    @Override
    protected List<?> list(Object submitted) {
        if (submitted instanceof UploadedFile file) {
            return List.of(file);
        }
        if (submitted instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            for (Object item : list) {
                if (item instanceof UploadedFile file) {
                    all.add(file);
                } else {
                    all.addAll(Casts.texts(item));
                }
            }
            return all;
        }
        return Casts.texts(submitted);
    }

    /** Two are the same if they have the same name. */
    @Override
    protected List<?> unique(List<?> values) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object value : values) {
            byName.putIfAbsent(nameOf(value), value);
        }
        byName.remove("");
        return List.copyOf(byName.values());
    }

    /** The name of a stored file or an upload. */
    public static String nameOf(Object value) {
        return value instanceof UploadedFile file ? file.name() : value.toString();
    }

    /** The values as a list, single or not; blank ones left out. */
    public static List<?> values(Object value) {
        return value instanceof List<?> list ? list : "".equals(value) ? List.of() : List.of(value);
    }

    /** The names alone. */
    public static List<String> names(Object value) {
        List<String> names = new ArrayList<>();
        values(value).forEach(item -> names.add(nameOf(item)));
        return names;
    }

    @Override
    public Object modify(Modifier modifier, Object current, Object submitted) {
        if (modifier == Modifier.REMOVE) {
            List<String> given = names(unique(list(submitted)));
            List<Object> rest = new ArrayList<>(values(current));
            rest.removeIf(item -> given.contains(nameOf(item)));
            return cast(rest);
        }
        return super.modify(modifier, current, submitted);
    }

    @Override
    public Object toColumn(Object value) {
        return multiple() ? Json.write(names(value)) : nameOf(value);
    }

    @Override
    public void writeJson(Object value, JsonWriter out) {
        if (multiple()) {
            out.any(names(value));
        } else {
            out.value(nameOf(value));
        }
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        List<?> values = value instanceof List<?> several ? several : list(value);
        List<String> stored = record.isNew() ? List.of() : names(record.original(name()));
        List<String> unknown = new ArrayList<>();
        for (Object item : values) {
            if (item instanceof String name && !stored.contains(name)) {
                unknown.add(cut(name, 250));
            }
        }
        if (!unknown.isEmpty()) {
            return error(
                    "validation_invalid_file",
                    "Invalid new files: [" + String.join(" ", unknown) + "].",
                    "invalidFiles",
                    unknown);
        }
        long limit = Math.max(1, maxSelect);
        if (values.size() > limit) {
            return error("validation_too_many_files", "The maximum allowed files is " + limit, "maxSelect", limit);
        }
        for (Object item : values) {
            if (item instanceof UploadedFile file) {
                Optional<FieldError> error = validateUpload(file);
                if (error.isPresent()) {
                    return error;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FieldError> validateUpload(UploadedFile file) {
        int length = file.name().getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > 150) {
            return Optional.of(new FieldError(
                    "validation_length_out_of_range",
                    "the length must be between 1 and 150",
                    Map.of("min", 1, "max", 150)));
        }
        if (!STORED_NAME.matcher(file.name()).matches()) {
            return error("validation_match_invalid", "must be in a valid format");
        }
        long limit = maxSize > 0 ? maxSize : DEFAULT_MAX_SIZE;
        if (file.size() > limit) {
            String name = cut(file.originalName(), 300);
            return Optional.of(new FieldError(
                    "validation_file_size_limit",
                    "Failed to upload " + name + " - the maximum allowed file size is " + limit + " bytes.",
                    Map.of("file", name, "maxSize", limit)));
        }
        return mimeTypes == null || mimeTypes.isEmpty() ? Optional.empty() : validateMimeType(file);
    }

    private Optional<FieldError> validateMimeType(UploadedFile file) {
        MimeType found;
        try (InputStream content = file.open()) {
            found = MimeTypes.detect(content.readNBytes(MimeTypes.HEAD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mimeTypes.stream().anyMatch(found::is)
                ? Optional.empty()
                : error(
                        "validation_invalid_mime_type",
                        "\"" + file.name() + "\" mime type must be one of: " + String.join(", ", mimeTypes) + ".");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "...";
    }

    @Override
    public void validateOptions(FieldCheck check) {
        FieldErrors errors = check.errors();
        OptionChecks.common(this, errors);
        OptionChecks.range(errors, "maxSelect", maxSelect, 0, OptionChecks.MAX_SAFE);
        OptionChecks.range(errors, "maxSize", maxSize, 0, OptionChecks.MAX_SAFE);
        FieldErrors items = new FieldErrors();
        for (int i = 0; i < thumbs().size(); i++) {
            String thumb = thumbs().get(i);
            if (NO_THUMBS.contains(thumb)) {
                items.put(String.valueOf(i), new FieldError("validation_not_in_invalid", "must not be in list"));
            } else if (!thumb.isEmpty() && !THUMB.matcher(thumb).matches()) {
                items.put(String.valueOf(i), new FieldError("validation_match_invalid", "must be in a valid format"));
            }
        }
        errors.put("thumbs", items);
    }

    @Override
    public long maxSelect() {
        return maxSelect;
    }

    public void maxSelect(long value) {
        maxSelect = value;
    }

    /** Bytes of one file; 0 for the default. */
    public long maxSize() {
        return maxSize;
    }

    public void maxSize(long value) {
        maxSize = value;
    }

    public List<String> mimeTypes() {
        return mimeTypes == null ? List.of() : mimeTypes;
    }

    public void mimeTypes(List<String> value) {
        mimeTypes = value;
    }

    public List<String> thumbs() {
        return thumbs == null ? List.of() : thumbs;
    }

    public void thumbs(List<String> value) {
        thumbs = value;
    }

    public boolean isProtected() {
        return isProtected;
    }

    public void isProtected(boolean value) {
        isProtected = value;
    }
}
