package dev.satchel.http;

import java.util.List;
import java.util.function.Consumer;

/** Every resource of the REST API; each class adds its routes. */
final class Apis {
    private Apis() {}

    static List<Consumer<Router>> all() {
        return List.of(
                new HealthApi()::routes,
                new CollectionsApi()::routes,
                new RecordsApi()::routes,
                new BatchApi()::routes,
                new SettingsApi()::routes,
                new AuthApi()::routes,
                new CronsApi()::routes,
                new LogsApi()::routes,
                new FilesApi()::routes,
                new DashboardFiles()::routes,
                new StaticFiles()::routes);
    }
}
