package dev.switchboard.agents;

import dev.switchboard.agents.desk.Desks;
import dev.switchboard.agents.log.ServiceLog;
import dev.switchboard.agents.roster.Seed;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What happens before the service opens and when it closes. On the main thread, which may wait. */
@ApplicationScoped
class Opening {

    void open(@Observes StartupEvent start, AgentServiceConfig config, ServiceLog log, Seed seed) throws Throwable {
        log.prepare();
        if (config.seed()) {
            VertxContextSupport.subscribeAndAwait(seed::plant);
        }
    }

    /**
     * Before the pod waits for its last requests, of which an open socket is one. Leases stay: within the grace time the desks are back,
     * here or at another pod.
     */
    void close(@Observes ShutdownDelayInitiatedEvent stop, Desks desks) {
        desks.closeAll();
    }
}
