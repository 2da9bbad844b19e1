package dev.satchel.json;

/** Something that writes itself as one JSON value; the way to give an object keys in a fixed order. */
@FunctionalInterface
public interface JsonWritable {

    /** Writes exactly one JSON value. */
    void writeJson(JsonWriter out);
}
