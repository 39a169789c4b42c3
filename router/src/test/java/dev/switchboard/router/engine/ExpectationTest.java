package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which place in the queue a caller is told, and how long it will take. */
class ExpectationTest {

    private final Centre centre = Centre.planned("""
            queues:
              - {queue: billing, team: billing}
            fallback: billing
            """);

    private void call(String... contacts) {
        for (String contact : contacts) {
            centre.ask(contact, Channel.PHONE, Map.of());
        }
    }

    private void serve(String contact, int seconds) {
        centre.accept(contact);
        centre.pass(seconds);
        centre.complete(contact);
    }

    private @Nullable Expectation expected(String contact) {
        return centre.engine.expectation(WS, contact);
    }

    private static Expectation at(int position, int seconds) {
        return new Expectation(position, Duration.ofSeconds(seconds));
    }

    @Test
    void nothingIsExpectedOfWhomNobodyKnows() {
        call("k");

        assertThat(expected("k")).isEqualTo(new Expectation(1, null));
        assertThat(expected("stranger")).isNull();
    }

    @Test
    void thePaceFollowsTheLatestSlowly() {
        centre.busyBee("ava", "billing", Map.of());
        call("k0", "k1", "k2", "k3", "k4");
        serve("k0", 30);
        serve("k1", 46);
        centre.accept("k2");

        assertThat(expected("k3")).as("30 s, and an eighth of the 16 s more").isEqualTo(at(1, 32));
        assertThat(expected("k4")).isEqualTo(at(2, 64));
    }

    @Test
    void theTimeInWhichNobodyWaitedIsNotCounted() {
        centre.busyBee("ava", "billing", Map.of());
        call("early");
        serve("early", 1_000);
        call("k0", "k1", "k2");
        serve("k0", 30);
        centre.accept("k1");

        assertThat(expected("k2")).isEqualTo(at(1, 30));
    }

    @Test
    void oneWhoWaitsBehindIsEnoughToCount() {
        centre.busyBee("ava", "billing", Map.of());
        call("k0", "k1");
        serve("k0", 30);
        centre.accept("k1");
        call("k2");

        assertThat(expected("k2")).isEqualTo(at(1, 30));
    }

    @Test
    void whoGivesUpMakesRoomToo() {
        call("k0", "k1", "k2");
        centre.leave("k0");
        centre.pass(20);
        centre.leave("k1");

        assertThat(expected("k2")).isEqualTo(at(1, 20));
    }

    @Test
    void theLastWhoGivesUpLeavesNobodyBehind() {
        call("early");
        centre.leave("early");
        centre.pass(1_000);
        call("k0", "k1", "k2");
        centre.leave("k0");
        centre.pass(20);
        centre.leave("k1");

        assertThat(expected("k2")).isEqualTo(at(1, 20));
    }

    @Test
    void thePlaceIsAmongAllChannelsOfTheQueue() {
        call("p");
        centre.pass(1);
        centre.ask("c", Channel.CHAT, Map.of());
        centre.pass(1);
        centre.ask("m", Channel.EMAIL, Map.of());

        assertThat(expected("m")).isEqualTo(new Expectation(3, null));
    }

    @Test
    void whoWaitsForOneAgentStandsBehindThoseWhoDoSoToo() {
        centre.busyBee("ava", "billing", Map.of());
        centre.ask("k", Channel.CHAT, Map.of());
        centre.accept("k");
        centre.presence("ava", Presence.NOT_READY);
        for (String contact : new String[] {"other", "another", "first", "second"}) {
            centre.pass(1);
            centre.ask(contact, Channel.CHAT, Map.of());
        }
        centre.send(new TransferToAgent(WS, "first", "mona", "ava", null));
        centre.send(new TransferToAgent(WS, "second", "mona", "ava", null));

        assertThat(expected("second")).isEqualTo(new Expectation(2, null));
        assertThat(expected("another")).isEqualTo(new Expectation(2, null));
    }
}
