package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.OpeningHours.Span;
import dev.switchboard.events.QueuePolicy;
import dev.switchboard.events.QueuePolicy.Limits;
import dev.switchboard.events.RoutingCommand.PlanCallback;
import dev.switchboard.events.RoutingCommand.PublishPlan;
import dev.switchboard.events.RoutingCommand.PutTeams;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingPlan;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanChangeTest {

    @Test
    void aContactWaitsForTheFirstPlan() {
        Centre centre = new Centre();
        centre.send(new PutTeams(WS, Centre.TEAMS));
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        assertThat(centre.lastTypes()).containsExactly("ContactOpened");

        centre.send(new PublishPlan(WS, Centre.plan().build()));

        assertThat(centre.lastTypes()).containsExactly("PlanPublished", "ContactQueued", "ContactOffered");
        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void contactsOfARemovedQueueAreRoutedAnewAtTheirPlace() {
        Centre centre = Centre.open();
        centre.chat("old", "technical");
        centre.pass(10);
        centre.chat("young", "none");

        centre.send(new PublishPlan(WS, withoutTechnical()));

        assertThat(centre.theLast(ContactQueued.class).orElseThrow().queue()).isEqualTo("general");
        centre.busyBee("ava", "service", Map.of());
        assertThat(centre.with("old")).isEqualTo("ava");
        assertThat(centre.view("young").state()).isEqualTo(ContactState.QUEUED);
    }

    @Test
    void workInHandOutlivesItsQueue() {
        Centre centre = Centre.open();
        centre.agent("eva", "technical", Map.of("technical", 9));
        centre.chat("k", "technical");
        centre.accept("k");
        centre.send(new PublishPlan(WS, withoutTechnical()));

        centre.complete("k");

        assertThat(centre.lastTypes()).containsExactly("ContactClosed");
    }

    @Test
    void refusesPlansThatAreOldOrLeadNowhere() {
        Centre centre = Centre.open();
        assertThat(centre.send(new PublishPlan(WS, Centre.plan().build()))).isEmpty();

        PlanBuilder stale = Centre.plan();
        stale.wrapUp = Duration.ZERO;
        centre.send(new PublishPlan(WS, stale.build()));
        assertThat(centre.rejection()).isEqualTo("plan.stale");

        RoutingPlan good = withoutTechnical();
        centre.send(new PublishPlan(
                WS,
                new RoutingPlan(
                        3,
                        good.queues(),
                        List.of(),
                        "nowhere",
                        Map.of(),
                        RoutingPlan.DEFAULT_INTERRUPTS,
                        3,
                        Duration.ZERO)));
        assertThat(centre.rejection()).isEqualTo("plan.invalid");
    }

    @Test
    void doesACommandOfARecordOnlyOnce() {
        Centre centre = Centre.open();
        assertThat(centre.send(Ask.of("k1").at(5).command())).isNotEmpty();
        assertThat(centre.send(Ask.of("k1").at(5).command())).isEmpty();
        assertThat(centre.send(Ask.of("k2").at(4).command())).isEmpty();
        assertThat(centre.send(Ask.of("k3").at(6).command())).isNotEmpty();
    }

    @Test
    void anAppointmentOutlivesItsQueue() {
        Centre centre = Centre.open();
        centre.agent("ava", "service", Map.of());
        centre.chat("k", "technical");
        centre.send(new PlanCallback(WS, "v-k", centre.now.plus(Duration.ofHours(1)), null));

        centre.send(new PublishPlan(WS, withoutTechnical()));
        assertThat(centre.lastTypes()).containsExactly("PlanPublished", "ContactQueued", "CallbackPlanned");
        assertThat(centre.engine.nextTimer()).isEqualTo(centre.now.plus(Duration.ofHours(1)));

        centre.pass(Duration.ofHours(1));
        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void anAppointmentBeforeThereIsAnyPlanIsKept() {
        Centre centre = new Centre();
        centre.send(new PutTeams(WS, Centre.TEAMS));
        centre.agent("ava", "service", Map.of());
        centre.chat("soon", "none");
        centre.chat("late", "none");
        centre.send(new PlanCallback(WS, "v-soon", centre.now.plusSeconds(60), null));
        centre.send(new PlanCallback(WS, "v-late", centre.now.plusSeconds(600), null));

        centre.pass(120);
        assertThat(centre.lastTypes()).isEmpty();
        centre.send(new PublishPlan(WS, Centre.plan().build()));
        assertThat(centre.with("soon")).isEqualTo("ava");
        assertThat(centre.with("late")).isNull();

        centre.pass(480);
        assertThat(centre.with("late")).isEqualTo("ava");
    }

    @Test
    void whoWaitsForTheOpeningWaitsNoLongerThanTheNewHoursSay() {
        Centre centre = Centre.open(openingAt(1, LocalTime.of(12, 0)));
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        assertThat(centre.engine.nextTimer()).isEqualTo(centre.now.plus(Duration.ofHours(3)));

        centre.send(new PublishPlan(WS, openingAt(2, LocalTime.of(10, 0)).build()));
        assertThat(centre.lastTypes()).containsExactly("PlanPublished", "ContactDiverted");
        assertThat(centre.engine.nextTimer()).isEqualTo(centre.now.plus(Duration.ofHours(1)));

        centre.send(new PublishPlan(WS, openingAt(3, LocalTime.of(11, 0)).build()));
        assertThat(centre.lastTypes())
                .as("looked at again when its time has come")
                .containsExactly("PlanPublished");

        centre.send(new PublishPlan(WS, openingAt(4, LocalTime.of(8, 0)).build()));
        assertThat(centre.with("k")).isEqualTo("ava");
    }

    private static PlanBuilder openingAt(int version, LocalTime opening) {
        PlanBuilder plan = Centre.plan();
        plan.version = version;
        Map<DayOfWeek, List<Span>> sunday = Map.of(DayOfWeek.SUNDAY, List.of(new Span(opening, LocalTime.of(20, 0))));
        plan.hours = List.of(new OpeningHours("sunday", ZoneId.of("UTC"), sunday, Set.of()));
        Map<Channel, Diversion> wait = Map.of(Channel.CHAT, new Diversion.Wait());
        Limits limits = new Limits(null, null, "sunday", Map.of(), Map.of(), wait);
        plan.policies = Map.of(
                "billing", new QueuePolicy(List.of(), Set.of(), List.of(), 100, Map.of(), Set.of(), 1, null, limits));
        return plan;
    }

    private static RoutingPlan withoutTechnical() {
        PlanBuilder plan = Centre.plan();
        plan.version = 2;
        plan.queues = List.of("billing", "orders");
        return plan.build();
    }
}
