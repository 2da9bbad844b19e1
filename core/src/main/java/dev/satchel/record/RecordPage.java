package dev.satchel.record;

import dev.satchel.json.JsonWritable;
import dev.satchel.json.JsonWriter;
import java.util.List;

/**
 * One page of a list.
 *
 * @param totalItems -1 if they were not counted
 * @param totalPages -1 if the items were not counted
 * @param guessing whether a client's filter found nothing under a rule, which may be an attempt to guess values by
 *     timing; such requests are to be slowed down when they come often
 */
public record RecordPage(List<Record> items, long page, int perPage, long totalItems, long totalPages, boolean guessing)
        implements JsonWritable {
    private static final byte[] ITEMS = JsonWriter.encodeName("items");
    private static final byte[] PAGE = JsonWriter.encodeName("page");
    private static final byte[] PER_PAGE = JsonWriter.encodeName("perPage");
    private static final byte[] TOTAL_ITEMS = JsonWriter.encodeName("totalItems");
    private static final byte[] TOTAL_PAGES = JsonWriter.encodeName("totalPages");

    @Override
    public void writeJson(JsonWriter out) {
        out.beginObject().name(ITEMS).beginArray();
        for (Record item : items) {
            item.writeJson(out);
        }
        out.endArray();
        out.name(PAGE).value(page).name(PER_PAGE).value((long) perPage);
        out.name(TOTAL_ITEMS).value(totalItems).name(TOTAL_PAGES).value(totalPages);
        out.endObject();
    }
}
