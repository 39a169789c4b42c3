package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.intake.DecisionBatch.Told;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How much is taken, and how far behind the router. */
@ApplicationScoped
class IntakeMetrics {

    private final Counter events;
    private final Timer lag;

    IntakeMetrics(MeterRegistry meters) {
        events = meters.counter("switchboard.analytics.events");
        lag = Timer.builder("switchboard.analytics.lag")
                .description("from the router's decision to its effect on the figures")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    void taken(List<Told> told) {
        events.increment(told.size());
        if (!told.isEmpty()) {
            lag.record(Duration.between(told.getFirst().at(), Instant.now()));
        }
    }
}
