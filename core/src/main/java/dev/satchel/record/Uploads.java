package dev.satchel.record;

import dev.satchel.file.UploadedFile;
import java.util.List;
import java.util.Map;

/**
 * Files that came with a request.
 *
 * @param byPart the files by the name of their part, in the order in which they came
 */
public record Uploads(Map<String, List<UploadedFile>> byPart) {
    public static final Uploads NONE = new Uploads(Map.of());

    List<UploadedFile> of(String part) {
        return byPart.getOrDefault(part, List.of());
    }
}
