package dev.switchboard.analytics.audit;

import dev.switchboard.events.RoutingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All of one contact, as the log tells it. Not thread-safe. */
final class Past {
    final Instant arrived;
    final RoutingEvent.ContactOpened opened;
    final List<Told> events = new ArrayList<>();
    String queue = "";

    @Nullable
    Instant answered;

    String agent = "";
    boolean inTime;

    @Nullable
    Instant firstResponse;

    @Nullable
    Integer csat;

    @Nullable
    Integer nps;

    /** An event in its order. */
    record Told(Instant at, RoutingEvent event) {}

    Past(Instant arrived, RoutingEvent.ContactOpened opened) {
        this.arrived = arrived;
        this.opened = opened;
    }

    Optional<Instant> time(Class<? extends RoutingEvent> type) {
        return events.stream()
                .filter(told -> type.isInstance(told.event()))
                .map(Told::at)
                .findFirst();
    }

    long count(Predicate<RoutingEvent> which) {
        return events.stream().map(Told::event).filter(which).count();
    }

    /** Where it waited last. */
    String waitsIn() {
        return events.stream()
                .map(Told::event)
                .filter(RoutingEvent.ContactQueued.class::isInstance)
                .map(event -> ((RoutingEvent.ContactQueued) event).queue())
                .reduce((former, latter) -> latter)
                .orElse("");
    }

    /** Seconds with agents, up to the last time one let go of it; null if none did. */
    @Nullable
    Double handled() {
        Instant since = null;
        Duration with = null;
        for (var told : events) {
            var taken = told.event() instanceof RoutingEvent.ContactAssigned;
            if (since != null && (taken || letsGo(told.event()))) {
                with = (with == null ? Duration.ZERO : with).plus(Duration.between(since, told.at()));
                since = null;
            }
            since = taken ? told.at() : since;
        }
        return with == null ? null : with.toMillis() / 1_000.0;
    }

    private static boolean letsGo(RoutingEvent event) {
        return event instanceof RoutingEvent.ContactQueued
                || event instanceof RoutingEvent.ContactParked
                || event instanceof RoutingEvent.ContactClosed
                || event instanceof RoutingEvent.ContactMerged
                || event instanceof RoutingEvent.ContactAbandoned;
    }
}
