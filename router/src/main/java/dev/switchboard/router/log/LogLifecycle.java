package dev.switchboard.router.log;

import dev.switchboard.router.RouterSettings;
import dev.switchboard.router.engine.RuleCompiler;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Starts this process's router with the service, after the schema is migrated, and ends it in order. */
@ApplicationScoped
class LogLifecycle {

    @Produces
    @Singleton
    RouterLog log(RouterSettings settings, Pool database, RuleCompiler rules, MeterRegistry registry) {
        return new RouterLog(settings, database, rules, registry);
    }

    void start(@Observes StartupEvent started, RouterLog log) {
        log.start();
    }

    void stop(@Observes ShutdownEvent stopping, RouterLog log) {
        log.close();
    }
}
