package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.OpeningHours.Span;
import dev.switchboard.events.QueuePolicy;
import dev.switchboard.events.QueuePolicy.Limits;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClosedAndFullTest {

    private static final Map<Channel, Diversion> SORRY = Map.of(Channel.CHAT, new Diversion.TurnAway("sorry"));

    @Test
    void aClosedQueueThatTakesContactsInAllTheSameHasItsPlacesStill() {
        PlanBuilder plan = Centre.plan();
        plan.hours = List.of(new OpeningHours("never", ZoneId.of("UTC"), Map.of(), Set.of()));
        plan.policies = Map.of("billing", limited(new Limits(1, null, "never", SORRY, Map.of(), Map.of())));
        Centre centre = Centre.open(plan);

        centre.chat("k1", "billing");
        assertThat(centre.lastTypes()).containsExactly("ContactOpened", "ContactQueued");
        centre.chat("k2", "billing");
        assertThat(centre.lastTypes())
                .containsExactly("ContactOpened", "ContactDiverted", "CustomerTold", "ContactClosed");
    }

    @Test
    void whoWaitsForTheOpeningIsOfferedWhenItComes() {
        PlanBuilder plan = Centre.plan();
        Span span = new Span(LocalTime.of(9, 1), LocalTime.of(9, 2));
        plan.hours = List.of(
                new OpeningHours("a-minute", ZoneId.of("UTC"), Map.of(DayOfWeek.SUNDAY, List.of(span)), Set.of()));
        Map<Channel, Diversion> wait = Map.of(Channel.CHAT, new Diversion.Wait());
        plan.policies = Map.of("billing", limited(new Limits(null, null, "a-minute", Map.of(), Map.of(), wait)));
        Centre centre = Centre.open(plan);
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);
        assertThat(centre.engine.nextTimer()).isEqualTo(centre.now.plusSeconds(60));

        centre.pass(60);
        assertThat(centre.with("k")).isEqualTo("ava");

        centre.accept("k");
        centre.complete("k");
        centre.pass(60);
        centre.chat("too-late", "billing");
        assertThat(centre.engine.nextTimer())
                .isEqualTo(Centre.START.plus(Duration.ofDays(7)).plusSeconds(60));
    }

    @Test
    void afterAStandstillWhatWasDueFirstHappensFirst() {
        PlanBuilder plan = Centre.plan();
        plan.policies =
                Map.of("billing", limited(new Limits(null, Duration.ofSeconds(60), null, Map.of(), SORRY, Map.of())));
        Centre centre = Centre.open(plan);
        centre.agent("dan", "billing", Map.of("billing", 1));
        centre.chat("k", "billing");

        centre.pass(100);

        assertThat(centre.with("k")).isEqualTo("dan");
    }

    private static QueuePolicy limited(Limits limits) {
        return new QueuePolicy(List.of(), Set.of(), List.of(), 100, Map.of(), Set.of(), 1, null, limits);
    }
}
