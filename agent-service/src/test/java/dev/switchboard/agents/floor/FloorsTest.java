package dev.switchboard.agents.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.agents.AgentServiceProfile;
import dev.switchboard.agents.log.ServiceLog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** When a pod that starts may show desks: one shown too early never hears of what it lacks. */
@QuarkusTest
@TestProfile(AgentServiceProfile.class)
class FloorsTest {

    @Inject
    ServiceLog log;

    @Test
    void notBeforeTheLastPartitionIsRestored() {
        var floors = new Floors(log);
        var last = log.routingPartitions() - 1;
        assertThat(last).isPositive();

        for (int partition = 0; partition < last; partition++) {
            floors.begin(partition, fresh(), 0);
            assertThat(floors.isCaughtUp()).isFalse();
        }
        floors.begin(last, fresh(), 0);

        assertThat(floors.isCaughtUp()).isTrue();
    }

    @Test
    void notBeforeEachPartitionIsReadToWhereItEnded() {
        var floors = new Floors(log);
        var behind = fresh();
        floors.begin(0, behind, 3);
        for (int partition = 1; partition < log.routingPartitions(); partition++) {
            floors.begin(partition, fresh(), 0);
        }

        behind.skip(1);
        assertThat(floors.isCaughtUp()).isFalse();
        behind.skip(2);
        assertThat(floors.isCaughtUp()).isTrue();
    }

    @Test
    void nobodyIsToldThatThereIsNoContactBeforeThatIsKnown() {
        var floors = new Floors(log);

        assertThatThrownBy(() -> floors.find("main", "k")).hasMessage("contacts.not-yet");
        for (int partition = 0; partition < log.routingPartitions(); partition++) {
            floors.begin(partition, fresh(), 0);
        }
        assertThatThrownBy(() -> floors.find("main", "k")).hasMessage("contact.unknown");
    }

    private static FloorLog fresh() {
        return new FloorLog(new Floor(), FloorLog.Mark.START);
    }
}
