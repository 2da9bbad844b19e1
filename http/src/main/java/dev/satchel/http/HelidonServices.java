package dev.satchel.http;

import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Helidon looks through all jars for services to plug in. The server names all it uses, so the look is left out: it
 * costs a start about 100 ms.
 */
final class HelidonServices {
    private static final AtomicBoolean DONE = new AtomicBoolean();

    private HelidonServices() {}

    /** To be called before the first use of Helidon in this process; further calls do nothing. */
    static void none() {
        if (DONE.compareAndSet(false, true)) {
            ServiceRegistryConfig config = ServiceRegistryConfig.builder()
                    .discoverServices(false)
                    .discoverServicesFromServiceLoader(false)
                    .build();
            GlobalServiceRegistry.registry(ServiceRegistryManager.create(config).registry());
        }
    }
}
