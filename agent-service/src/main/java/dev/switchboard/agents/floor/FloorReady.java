package dev.switchboard.agents.floor;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once this pod knows what was at the desks when it started. */
@Readiness
@ApplicationScoped
class FloorReady implements HealthCheck {

    private final Floors floors;

    FloorReady(Floors floors) {
        this.floors = floors;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("desks caught up with the log")
                .status(floors.isCaughtUp())
                .build();
    }
}
