package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.settings.Settings;

/** The settings are read, or replaced by new ones, on behalf of a request. */
public final class SettingsEvent extends Event {
    private final Settings oldSettings;
    private final Settings settings;

    public SettingsEvent(App app, Settings oldSettings, Settings settings) {
        super(app);
        this.oldSettings = oldSettings;
        this.settings = settings;
    }

    /** The ones in use; not to be changed. */
    public Settings oldSettings() {
        return oldSettings;
    }

    /** The ones to be shown or saved; a copy that may be changed. */
    public Settings settings() {
        return settings;
    }
}
