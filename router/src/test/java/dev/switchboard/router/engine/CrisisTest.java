package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.CentrePolicy.Crisis;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.QueuePolicy;
import dev.switchboard.events.QueuePolicy.Limits;
import dev.switchboard.events.RoutingCommand.SetCrisis;
import dev.switchboard.events.RoutingEvent.CrisisProposed;
import dev.switchboard.events.RoutingEvent.CustomerTold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrisisTest {

    @Test
    void manyArrivalsInAMinuteProposeItAndNotAgainForAQuarterOfAnHour() {
        Centre centre = centre(new Crisis(null, Set.of(), true, 3, null, null));
        centre.chat("k1", "billing");
        centre.chat("k2", "billing");
        assertThat(proposed(centre)).isNull();

        centre.chat("k3", "billing");
        assertThat(proposed(centre)).isEqualTo(new CrisisProposed(WS, "arrivals", 3, 3));

        centre.pass(Duration.ofMinutes(15).minusMillis(1));
        arrive(centre, "soon");
        assertThat(proposed(centre)).isNull();
        centre.now = centre.now.plusMillis(1);
        centre.chat("again", "billing");
        assertThat(proposed(centre)).isEqualTo(new CrisisProposed(WS, "arrivals", 3, 3));
    }

    private static void arrive(Centre centre, String name) {
        for (int i = 0; i < 3; i++) {
            centre.chat(name + i, "billing");
        }
    }

    @Test
    void aMinuteWithoutArrivalsIsNotCounted() {
        Centre centre = centre(new Crisis(null, Set.of(), true, 2, null, null));
        centre.chat("k1", "billing");
        centre.pass(120);
        centre.chat("k2", "billing");
        assertThat(proposed(centre)).isNull();
        centre.pass(60);

        centre.chat("k3", "billing");

        assertThat(proposed(centre)).isNull();
    }

    @Test
    void whoWaitsProposesItAndWhoIsServedDoesNot() {
        Centre centre = centre(new Crisis(null, Set.of(), true, null, 2, null));
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        centre.chat("served", "billing");
        centre.chat("k1", "billing");
        assertThat(proposed(centre)).isNull();

        centre.chat("k2", "billing");

        assertThat(proposed(centre)).isEqualTo(new CrisisProposed(WS, "backlog", 2, 2));
    }

    @Test
    void aLongWaitProposesItWithTheNextArrival() {
        Centre centre = centre(new Crisis(null, Set.of(), true, null, null, Duration.ofSeconds(90)));
        centre.chat("k1", "billing");
        centre.pass(89);
        centre.chat("k2", "billing");
        assertThat(proposed(centre)).isNull();
        centre.pass(1);

        centre.chat("k3", "billing");

        assertThat(proposed(centre)).isEqualTo(new CrisisProposed(WS, "wait", 90, 90));
    }

    @Test
    void whoWaitsAndWhoComesIsToldOnceWhileItIsOn() {
        Centre centre = centre(new Crisis("We are busy", Set.of(), true, null, null, null));
        centre.chat("k1", "billing");
        centre.send(new SetCrisis(WS, "mona", true));
        assertThat(centre.lastOf(CustomerTold.class)).hasSize(1);
        centre.send(new SetCrisis(WS, "mona", true));
        assertThat(centre.last).isEmpty();

        centre.chat("k2", "billing");
        assertThat(centre.lastOf(CustomerTold.class))
                .extracting(CustomerTold::contact)
                .containsExactly("k2");
        centre.send(new SetCrisis(WS, "mona", false));
        assertThat(centre.lastTypes()).containsExactly("CrisisChanged");
        centre.send(new SetCrisis(WS, "mona", true));

        assertThat(centre.lastOf(CustomerTold.class)).hasSize(2);
    }

    @Test
    void whoWasToldSomethingElseIsToldOfTheCrisisAllTheSame() {
        PlanBuilder plan = Centre.plan();
        plan.crisis = new Crisis("We are busy", Set.of(), true, null, null, null);
        Map<Channel, Diversion> full = Map.of(Channel.CHAT, new Diversion.CallBack("We write to you"));
        plan.policies = Map.of("billing", limited(new Limits(1, null, null, full, Map.of(), Map.of())));
        Centre centre = Centre.open(plan);
        centre.send(new SetCrisis(WS, "mona", true));
        centre.chat("k1", "billing");

        centre.chat("k2", "billing");

        assertThat(centre.lastOf(CustomerTold.class))
                .extracting(CustomerTold::message)
                .containsExactly("We write to you", "We are busy");
    }

    private static QueuePolicy limited(Limits limits) {
        return new QueuePolicy(List.of(), Set.of(), List.of(), 100, Map.of(), Set.of(), 1, null, limits);
    }

    private static Centre centre(Crisis crisis) {
        PlanBuilder plan = Centre.plan();
        plan.crisis = crisis;
        return Centre.open(plan);
    }

    private static @Nullable CrisisProposed proposed(Centre centre) {
        return centre.theLast(CrisisProposed.class).orElse(null);
    }
}
