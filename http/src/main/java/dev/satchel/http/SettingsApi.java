package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.error.ApiException;
import dev.satchel.error.ValidationException;
import dev.satchel.hook.SettingsEvent;
import dev.satchel.json.Shape.Audience;
import dev.satchel.settings.Settings;
import dev.satchel.settings.SettingsStore;

/** {@code /api/settings}: what superusers see and change of the application's settings. Secrets are never shown. */
public final class SettingsApi {

    public void routes(Router router) {
        router.add("GET", "/api/settings", SettingsApi::list, Guards.superuser());
        router.add("PATCH", "/api/settings", SettingsApi::update, Guards.superuser());
    }

    private static void list(Exchange exchange) {
        App app = exchange.app();
        SettingsEvent event = new SettingsEvent(app, app.settings(), Settings.SHAPE.copy(app.settings()));
        app.hooks().settingsListRequest.trigger(event, last -> answer(exchange, last.settings()));
        exchange.answerEmptyIfNone();
    }

    private static void update(Exchange exchange) {
        App app = exchange.app();
        Settings changed = Settings.SHAPE.copy(app.settings());
        exchange.readForm(changed, Settings.SHAPE, "An error occurred while loading the submitted data.");
        app.hooks().settingsUpdateRequest.trigger(new SettingsEvent(app, app.settings(), changed), event -> {
            try {
                SettingsStore.save(event.app(), event.settings());
            } catch (ValidationException e) {
                throw ApiException.badRequest("An error occurred while saving the new settings.", e);
            }
            answer(exchange, event.settings());
        });
        exchange.answerEmptyIfNone();
    }

    private static void answer(Exchange exchange, Settings settings) {
        exchange.json(200, Settings.SHAPE.ordered(settings, Audience.CLIENT));
    }
}
