package dev.switchboard.router.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Widening;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactHeaderTest {

    private final ContactHeader header = ContactHeader.opened(
            new RoutingEvent.ContactOpened(
                    "main",
                    "c",
                    "conversation",
                    "m",
                    Channel.CHAT,
                    new Customer("zoe", "zoe", null),
                    null,
                    null,
                    null,
                    Map.of()),
            Instant.EPOCH);

    @BeforeEach
    void raisedByAStep() {
        follow(queued("billing", QueuedBecause.ARRIVED, null));
        follow(new RoutingEvent.EscalationStepFired("main", "c", "billing", 0, new Widening.Raise(Rung.MANAGER)));
    }

    @Test
    void aMissedOfferLeavesItRaised() {
        follow(new RoutingEvent.ContactOffered(
                "main", "c", 1, "mona", "billing", Instant.EPOCH, new RoutingEvent.Why("longest-idle", null, 1)));
        follow(new RoutingEvent.OfferMissed("main", "c", 1, "mona"));
        follow(queued("billing", QueuedBecause.MISSED, null));

        assertThat(header.raisedTo).isEqualTo(Rung.MANAGER);
    }

    @Test
    void aTransferEndsTheEscalation() {
        follow(new RoutingEvent.ContactAssigned("main", "c", 1, "mona"));
        follow(queued("technical", QueuedBecause.TRANSFERRED, null));

        assertThat(header.raisedTo).isNull();
    }

    @Test
    void anEscalationByHandRaisesItFurther() {
        follow(new RoutingEvent.ContactAssigned("main", "c", 1, "mona"));
        follow(queued("billing", QueuedBecause.ESCALATED, Rung.SENIOR_MANAGER));

        assertThat(header.raisedTo).isEqualTo(Rung.SENIOR_MANAGER);
    }

    private void follow(RoutingEvent.OfContact event) {
        header.follow(event, Instant.EPOCH);
    }

    private static RoutingEvent.ContactQueued queued(String queue, QueuedBecause because, @Nullable Rung raisedTo) {
        return new RoutingEvent.ContactQueued(
                "main", "c", queue, because, null, Duration.ZERO, null, null, null, raisedTo, null, null);
    }
}
