package dev.switchboard.router.log;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the group is joined and every partition given is taken over. A router without partitions is a ready spare. */
@Readiness
@ApplicationScoped
class LogReadiness implements HealthCheck {

    private final RouterLog log;

    LogReadiness(RouterLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Routing log").status(log.isReady());
        log.partitions()
                .forEach((partition, ready) ->
                        response.withData("partition-" + partition, ready ? "deciding" : "being taken over"));
        return response.build();
    }
}
