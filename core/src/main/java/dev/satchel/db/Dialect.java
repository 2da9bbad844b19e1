package dev.satchel.db;

/** What differs between SQL engines. The only place that may know which engine it is. */
public interface Dialect {

    /** Quotes an identifier; the name itself is trusted to have no quote in it but is checked. */
    String quote(String identifier);
}
