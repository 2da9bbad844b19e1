package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.settings.RateLimitRule;
import dev.satchel.settings.Settings;
import dev.satchel.settings.SettingsStore;

/** What a new name of a collection changes elsewhere. */
final class Renames {
    private Renames() {}

    /** Rate limit rules that name the collection follow it. */
    static void apply(App app, String oldName, String newName) {
        if (oldName.isEmpty() || oldName.equals(newName)) {
            return;
        }
        Settings settings = Settings.SHAPE.copy(app.settings());
        boolean changed = false;
        for (RateLimitRule rule : settings.rateLimits().rules()) {
            if (rule.label().startsWith(oldName + ":")) {
                rule.label(newName + rule.label().substring(oldName.length()));
                changed = true;
            }
        }
        if (changed) {
            save(app, settings);
        }
    }

    /** The collection has its new name already, whatever becomes of the settings. */
    private static void save(App app, Settings settings) {
        try {
            SettingsStore.save(app, settings);
        } catch (RuntimeException e) {
            app.log().warn("Failed to rename the rate limit rules of a collection", e);
        }
    }
}
