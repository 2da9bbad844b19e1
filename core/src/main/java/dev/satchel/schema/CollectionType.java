package dev.satchel.schema;

/** What a collection's records are: rows, accounts, or rows of a query. */
public enum CollectionType {
    BASE,
    AUTH,
    VIEW;

    /** As in JSON and in the database: {@code base}, {@code auth}, {@code view}. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
