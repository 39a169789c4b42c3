package dev.switchboard.agents.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.agents.AgentServiceProfile;
import dev.switchboard.agents.RoutingLog;
import dev.switchboard.agents.desk.Contacts;
import dev.switchboard.agents.log.ServiceLog;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Partitions;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a pod that starts would begin with. */
@QuarkusTest
@TestProfile(AgentServiceProfile.class)
class FloorStoreTest {

    private final String workspace = "w-" + UUID.randomUUID();
    private final AgentKey ava = new AgentKey(workspace, "ava");

    @Inject
    FloorStore store;

    @Inject
    Floors floors;

    @Inject
    ServiceLog log;

    @Test
    void aPodThatStartsFindsTheDesksAsTheyWere() {
        var kept = Contacts.fresh(workspace);
        var done = Contacts.fresh(workspace);
        RoutingLog.decide(workspace, new PresenceChanged(workspace, "ava", Presence.NOT_READY, "lunch"));
        RoutingLog.decide(workspace, kept.atDeskOf("ava"));
        RoutingLog.decide(workspace, done.atDeskOf("ava"));
        RoutingLog.decide(workspace, new ContactClosed(workspace, done.id(), "ava", "solved"));

        await().untilAsserted(() -> {
            PresenceState presence = load().read(floor -> floor.presenceOf(ava));
            List<DeskContact> desk = load().read(floor -> floor.at(ava));
            assertThat(presence).isEqualTo(new PresenceState(Presence.NOT_READY, "lunch"));
            assertThat(desk).singleElement().satisfies(contact -> {
                assertThat(contact.id()).isEqualTo(kept.id());
                assertThat(contact.state()).isEqualTo(ContactState.ASSIGNED);
                assertThat(contact.request().customer().name()).isEqualTo("Zoe");
            });
            List<DeskContact> live = floors.read(workspace, floor -> floor.at(ava));
            assertThat(desk).isEqualTo(live);
        });
        Optional<DeskContact> closed = load().read(floor -> floor.contact(workspace, done.id()));
        assertThat(closed).isEmpty();
        assertThat(load().mark().nextOffset()).isPositive();
    }

    @Test
    void whoWasOvertakenStoresNothing() {
        RoutingLog.decide(workspace, new PresenceChanged(workspace, "ava", Presence.READY, null));
        await().until(() -> load().read(floor -> floor.presenceOf(ava)).state() == Presence.READY);

        var stale = new FloorChanges(partition(), new FloorLog(new Floor(), new FloorLog.Mark(0, 0)));
        stale.log.skip(1_000_000);
        assertThatThrownBy(() -> store.save(List.of(stale)).await().atMost(Duration.ofSeconds(5)))
                .isInstanceOf(FloorStore.Overtaken.class);
        assertThat(load().mark().nextOffset()).isLessThan(1_000_000);
    }

    private FloorLog load() {
        return store.load(partition()).await().atMost(Duration.ofSeconds(5));
    }

    private int partition() {
        return Partitions.of(workspace, log.routingPartitions());
    }
}
