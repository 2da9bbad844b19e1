package dev.satchel.query;

import dev.satchel.error.ApiException;
import dev.satchel.json.GoText;
import java.util.Map;

/**
 * The page that a list request asks for.
 *
 * @param page from 1
 * @param perPage 1 to 1000
 * @param skipTotal whether the totals are not wanted
 */
public record Paging(long page, int perPage, boolean skipTotal) {
    public static final int DEFAULT_PER_PAGE = 30;
    public static final int MAX_PER_PAGE = 1000;

    /**
     * Reads {@code page}, {@code perPage} and {@code skipTotal}; what is absent or empty gets its default.
     *
     * @throws ApiException 400 if one of them is malformed
     */
    public static Paging of(Map<String, String> query) {
        long page = integer(query.get("page"), 1);
        long perPage = integer(query.get("perPage"), DEFAULT_PER_PAGE);
        String skip = query.get("skipTotal");
        boolean skipTotal = skip != null
                && !skip.isEmpty()
                && GoText.parseBoolean(skip).orElseThrow(() -> ApiException.badRequest(""));
        return new Paging(
                page <= 0 ? 1 : page,
                perPage <= 0 ? DEFAULT_PER_PAGE : (int) Math.min(perPage, MAX_PER_PAGE),
                skipTotal);
    }

    /** How many rows come before the page. */
    public long offset() {
        return page - 1 > Long.MAX_VALUE / perPage ? Long.MAX_VALUE : (page - 1) * perPage;
    }

    /** How many pages the rows fill. */
    public long totalPages(long totalItems) {
        return (totalItems + perPage - 1) / perPage;
    }

    private static long integer(String text, long absent) {
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            if (text.chars().anyMatch(c -> c > '9')) { // parseLong takes the digits of every script
                throw new NumberFormatException(text);
            }
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiException.badRequest("", e);
        }
    }
}
