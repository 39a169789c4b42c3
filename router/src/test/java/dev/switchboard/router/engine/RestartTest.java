package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Customer;
import dev.switchboard.events.RoutingCommand.AcceptOffer;
import dev.switchboard.events.RoutingCommand.CompleteContact;
import dev.switchboard.events.RoutingCommand.DeclineOffer;
import dev.switchboard.events.RoutingCommand.ParkContact;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.router.plan.CelRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an engine that has just been restored does next, and which snapshots it takes for one. */
class RestartTest {

    private static final String PLAN = """
            queues:
              - {queue: billing, team: billing, offer_to: %d, offer_timeout: 20s, wrap_up: 30s}
            fallback: billing
            decline_cool_down: 1m
            """;

    private static Centre asking(int agents) {
        Centre centre = Centre.planned(PLAN.formatted(agents));
        for (String agent : new String[] {"ava", "ben", "carla"}) {
            centre.busyBee(agent, "billing", Map.of());
            centre.pass(1);
        }
        return centre;
    }

    private static Centre alone() {
        return Centre.planned(PLAN.formatted(1)).busyBee("ava", "billing", Map.of());
    }

    private static void restart(Centre centre) {
        long before = centre.engine.hash();
        centre.engine = Engine.restore(centre.engine.snapshot(), new CelRules());
        assertThat(centre.engine.hash()).as("after the restart").isEqualTo(before);
    }

    @Test
    void anOfferBeforeSeveralStandsBeforeAllOfThem() {
        Centre centre = asking(3);
        centre.ask("k", Channel.CHAT, Map.of());
        assertThat(centre.offeredTo()).containsExactly("ava", "ben", "carla");

        restart(centre);
        assertThat(centre.agentView("carla").contacts()).containsExactly("k");
        centre.ask("l", Channel.CHAT, Map.of());
        assertThat(centre.with("l")).as("nobody is free").isNull();

        centre.send(new DeclineOffer(WS, "k", 1, "ava", null));
        assertThat(centre.view("k").state()).isEqualTo(ContactState.OFFERED);
        assertThat(centre.with("l")).as("who declined is free").isEqualTo("ava");
        centre.send(new AcceptOffer(WS, "k", 1, "carla"));
        assertThat(centre.with("k")).isEqualTo("carla");
        assertThat(centre.agentView("ben").load()).isEmpty();
    }

    @Test
    void aParkedContactStillTakesNoPlace() {
        Centre centre = alone();
        centre.ask("k", Channel.CHAT, Map.of());
        centre.accept("k");
        centre.send(new ParkContact(WS, "k", "ava"));

        restart(centre);
        assertThat(centre.agentView("ava").load()).isEmpty();
        centre.ask("next", Channel.CHAT, Map.of());

        assertThat(centre.with("next")).isEqualTo("ava");
    }

    @Test
    void aWrapUpStillTakesItsPlaceAndEndsInTime() {
        Centre centre = alone();
        centre.ask("k", Channel.CHAT, Map.of());
        centre.accept("k");
        centre.send(new CompleteContact(WS, "k", "ava", null));
        assertThat(centre.view("k").state()).isEqualTo(ContactState.WRAPPING);

        restart(centre);
        centre.ask("next", Channel.CHAT, Map.of());
        assertThat(centre.with("next")).isNull();
        centre.pass(30);

        assertThat(centre.with("next")).isEqualTo("ava");
    }

    @Test
    void whoDeclinedIsStillNotAskedAgain() {
        Centre centre = alone();
        centre.ask("k", Channel.CHAT, Map.of());
        centre.decline("k");

        restart(centre);
        centre.pass(59);
        assertThat(centre.with("k")).isNull();
        centre.pass(1);

        assertThat(centre.with("k")).isEqualTo("ava");
    }

    /** The log brings the same record again when it is read from a little before. */
    @Test
    void aRecordThatWasTakenInBeforeIsNotTakenInAgain() {
        Centre centre = alone();
        assertThat(centre.send(Ask.of("k1").at(5).command())).isNotEmpty();

        assertThat(centre.send(Ask.of("k2").at(5).command()))
                .as("of the same place")
                .isEmpty();
        restart(centre);
        assertThat(centre.send(Ask.of("k3").at(5).command()))
                .as("after the restart")
                .isEmpty();
        assertThat(centre.send(Ask.of("k4").at(6).command())).isNotEmpty();
    }

    @Test
    void whatIsEmptyIsNotMissing() {
        Centre centre = alone();
        centre.send(new RequestService(
                WS, "v", "m", "k", Channel.CHAT, new Customer("c", "a", ""), "", "", null, Map.of("note", ""), null));

        restart(centre);

        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void theOrderOfAttributesMeansNothing() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 30; i > 0; i--) {
            attributes.put("attribute-" + i * 7919, "value " + i);
        }
        Centre centre = alone();
        centre.ask("k", Channel.CHAT, attributes);

        restart(centre);
    }

    /** Else there would be a tick too many after each start, at a time long past. */
    @Test
    void anEngineThatHasReadTheLogWaitsForTheSameTimer() {
        Centre centre = Centre.open();
        centre.chat("k", "billing");
        centre.pass(30);
        assertThat(centre.lastTypes()).containsExactly("EscalationStepFired");

        Engine replayed = new Engine(Centre.BY_TOPIC);
        centre.log.forEach(replayed::replay);

        assertThat(replayed.nextTimer()).isEqualTo(centre.engine.nextTimer()).isEqualTo(Centre.START.plusSeconds(60));
    }

    @Test
    void theHashTellsEveryDifference() {
        Set<Long> hashes = new LinkedHashSet<>();
        Centre centre = new Centre();
        hashes.add(centre.engine.hash());
        centre = Centre.open();
        hashes.add(centre.engine.hash());
        centre.agent("ava", "billing", Map.of());
        hashes.add(centre.engine.hash());
        centre.chat("k", "billing");
        hashes.add(centre.engine.hash());
        centre.chat("l", "billing");
        hashes.add(centre.engine.hash());

        assertThat(hashes).hasSize(5).doesNotContain(0L);
    }

    private static byte[] snapshotOf(Centre centre) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(centre.engine.snapshot(bytes)).isEqualTo(centre.engine.hash());
        return bytes.toByteArray();
    }

    private static Centre atWork() {
        Centre centre = asking(2);
        centre.ask("k", Channel.CHAT, Map.of());
        centre.ask("l", Channel.EMAIL, Map.of("topic", "billing"));
        centre.decline("k");
        return centre;
    }

    @Test
    void aSnapshotIsReadIfItIsWhatWasWritten() {
        Centre centre = atWork();
        byte[] snapshot = snapshotOf(centre);
        long hash = centre.engine.hash();

        Engine restored = Engine.restore(new ByteArrayInputStream(snapshot), hash, new CelRules());

        assertThat(restored.hash()).isEqualTo(hash);
        assertThat(restored.contact(WS, "k")).isEqualTo(centre.engine.contact(WS, "k"));
        assertThatThrownBy(() -> Engine.restore(new ByteArrayInputStream(snapshot), hash + 1, new CelRules()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSnapshotInWhichAByteIsWrongIsRefusedOrSaysTheSame() {
        Centre centre = atWork();
        byte[] snapshot = snapshotOf(centre);
        long hash = centre.engine.hash();
        int refused = 0;
        for (int at = 0; at < snapshot.length; at++) {
            byte[] broken = snapshot.clone();
            broken[at] ^= 1;
            try {
                Engine restored = Engine.restore(new ByteArrayInputStream(broken), hash, new CelRules());
                assertThat(restored.hash()).as("byte %d", at).isEqualTo(hash);
            } catch (RuntimeException noSnapshot) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(snapshot.length * 2 / 3);
    }

    @Test
    void aPageThatEndsTooSoonIsRefused() {
        byte[] snapshot = snapshotOf(atWork());
        int last = startOfLastPage(snapshot);
        int length = ByteBuffer.wrap(snapshot).getInt(last);
        for (int missing = 1; missing < length; missing++) {
            byte[] cut = Arrays.copyOf(snapshot, snapshot.length - missing);
            ByteBuffer.wrap(cut).putInt(last, length - missing);

            assertThat(catchThrowable(() -> Engine.restore(cut, new CelRules())))
                    .as("%d bytes are missing", missing)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static int startOfLastPage(byte[] snapshot) {
        int last = 0;
        for (int at = 0; at < snapshot.length; ) {
            last = at;
            at += Integer.BYTES + ByteBuffer.wrap(snapshot).getInt(at);
        }
        return last;
    }
}
