package dev.satchel.db;

/** The current row of a result. Columns count from 0. */
public interface Row {

    int size();

    String name(int column);

    /** The storage class of the value as SQLite numbers them: 1 integer, 2 real, 3 text, 4 blob, 5 null. */
    int type(int column);

    boolean isNull(int column);

    /** Text or blob as bytes (text is UTF-8), null for NULL. */
    byte[] bytes(int column);

    /** As text, null for NULL. */
    String text(int column);

    long integer(int column);

    double real(int column);

    /** {@code Long}, {@code Double}, {@code byte[]} (text and blobs) or null: what {@code Field.fromColumn} takes. */
    Object raw(int column);
}
