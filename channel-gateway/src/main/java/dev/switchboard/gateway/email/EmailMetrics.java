package dev.switchboard.gateway.email;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What the e-mail channel counts. Thread-safe. */
@ApplicationScoped
class EmailMetrics {

    private final MeterRegistry registry;

    EmailMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void received() {
        registry.counter("switchboard.email.received").increment();
    }

    /** @param kind why it opens no contact */
    void ignored(String kind) {
        registry.counter("switchboard.email.ignored", "kind", kind).increment();
    }

    void rejected() {
        registry.counter("switchboard.email.rejected").increment();
    }

    void sent() {
        registry.counter("switchboard.email.sent").increment();
    }

    /** @param forGood whether another try makes no sense */
    void failed(boolean forGood) {
        registry.counter("switchboard.email.failed", "permanent", Boolean.toString(forGood))
                .increment();
    }

    void reconnected() {
        registry.counter("switchboard.email.reconnects").increment();
    }
}
