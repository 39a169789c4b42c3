package dev.switchboard.router.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.EpochFence;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Wire;
import dev.switchboard.router.plan.CelRules;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a partition when its router goes, with or without knowing it. */
class TakeOverTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Centre centre = new Centre("main");
    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open(1);
        house.send("main", centre.teams());
        house.send("main", centre.agent("ava"));
        house.send("main", centre.plan(Duration.ofMinutes(10)));
        house.send("main", centre.ready("ava"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aSuccessorContinuesWhereTheRouterLeft() {
        var first = house.router("one", "a");
        requests(0, 20);
        awaitOffered(20);
        first.close();
        requests(20, 40);
        house.router("two", "a");
        awaitOffered(40);

        assertThat(offers()).as("nobody is offered twice").hasSize(40).doesNotHaveDuplicates();
        assertThat(house.decisions(0))
                .extracting(RoutingRecord.Decision::commandOffset)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void whatARouterWritesAfterItsPartitionWasTakenMeansNothing() {
        house.router("one", "a");
        requests(0, 5);
        awaitOffered(5);
        house.router("two", "b"); // of another group: the first one does not notice
        await().atMost(SOON).until(() -> newestEpoch() == 2);
        requests(5, 25);

        awaitOffered(25);
        await().atMost(SOON).until(() -> recordsOf(1) == recordsOf(2) + 9);

        assertThat(offers()).as("nobody is offered twice").hasSize(25).doesNotHaveDuplicates();
        assertThat(house.decisions(0))
                .as("the first router wrote after it was fenced")
                .filteredOn(decision -> decision.epoch() == 1)
                .hasSize(4 + 25);
    }

    @Test
    void theStateFromASnapshotIsTheStateFromTheWholeLog() {
        house.router("one", "a");
        requests(0, 30);
        awaitOffered(30);
        await().atMost(SOON).until(() -> snapshotOffset() > 20);
        requests(30, 35);
        awaitOffered(35);

        long end = end();
        Replica fromSnapshot = house.eventLog().rebuild(0, end, () -> true);
        execute("delete from snapshot");
        Replica fromLog = house.eventLog().rebuild(0, end, () -> true);

        assertThat(fromSnapshot.engine().hash()).isEqualTo(fromLog.engine().hash());
        assertThat(fromSnapshot.lastCommand()).isEqualTo(fromLog.lastCommand());
        assertThat(fromSnapshot.epoch()).isEqualTo(fromLog.epoch());
    }

    @Test
    void theStateAtAnyPointPlusTheRestIsTheWholeState() {
        house.router("one", "a");
        requests(0, 6);
        awaitOffered(6);
        long end = end();
        long whole = house.eventLog().rebuild(0, end, () -> true).engine().hash();

        for (long k = 1; k < end; k++) {
            execute("delete from snapshot");
            Snapshot at = house.eventLog().rebuild(0, k, () -> true).snapshot();
            new Snapshots(house.database).store(at);
            assertThat(Replica.of(at, new CelRules()).nextEvent()).isEqualTo(k);
            assertThat(house.eventLog().rebuild(0, end, () -> true).engine().hash())
                    .as("snapshot before event %d", k)
                    .isEqualTo(whole);
        }
    }

    @Test
    void aBrokenOrForeignSnapshotIsPassedOver() {
        house.router("one", "a");
        requests(0, 30);
        awaitOffered(30);
        await().atMost(SOON).until(() -> snapshotOffset() > 20);
        long end = end();
        execute("update snapshot set hash = hash + 1");
        long afterBrokenHash =
                house.eventLog().rebuild(0, end, () -> true).engine().hash();
        execute("update snapshot_piece set bytes = 'nonsense'");
        long afterNonsense =
                house.eventLog().rebuild(0, end, () -> true).engine().hash();
        execute("update snapshot set next_event = 1000000");
        long afterForeign =
                house.eventLog().rebuild(0, end, () -> true).engine().hash();
        execute("delete from snapshot");
        long fromLog = house.eventLog().rebuild(0, end, () -> true).engine().hash();

        assertThat(List.of(afterBrokenHash, afterNonsense, afterForeign)).containsOnly(fromLog);
    }

    @Test
    void anOlderSnapshotDoesNotReplaceANewerOne() {
        house.router("one", "a");
        requests(0, 5);
        awaitOffered(5);
        Snapshot older = house.eventLog().rebuild(0, 3, () -> true).snapshot();
        Snapshot newer = house.eventLog().rebuild(0, 5, () -> true).snapshot();
        var snapshots = new Snapshots(house.database);
        execute("delete from snapshot");

        assertThat(snapshots.store(newer)).isTrue();
        assertThat(snapshots.store(older)).isFalse();
        assertThat(snapshots.load(0).orElseThrow().nextEvent()).isEqualTo(5);
    }

    @Test
    void epochsStayAboveTheLogWhenTheDatabaseIsNew() {
        var first = house.router("one", "a");
        requests(0, 1);
        awaitOffered(1);
        first.close();
        execute("delete from partition_epoch");
        long before = newestEpoch();
        house.router("two", "a");
        requests(1, 2);
        awaitOffered(2);

        assertThat(newestEpoch()).isGreaterThan(before);
    }

    private void requests(int from, int to) {
        for (int n = from; n < to; n++) {
            house.send("main", centre.request("c" + n));
        }
    }

    private void awaitOffered(int contacts) {
        await().atMost(SOON).until(() -> new HashSet<>(offers()).size() == contacts);
    }

    /** Contacts offered, by the records that count. */
    private List<String> offers() {
        var fence = new EpochFence();
        return log().stream()
                .filter(fence::admits)
                .filter(RoutingRecord.Decision.class::isInstance)
                .flatMap(record -> ((RoutingRecord.Decision) record).events().stream())
                .filter(RoutingEvent.ContactOffered.class::isInstance)
                .map(event -> ((RoutingEvent.ContactOffered) event).contact())
                .toList();
    }

    private List<RoutingRecord> log() {
        return house.records(house.events, 0).stream()
                .map(ConsumerRecord::value)
                .map(value -> Wire.read(value, RoutingRecord.class))
                .toList();
    }

    private long recordsOf(long epoch) {
        return house.decisions(0).stream()
                .filter(decision -> decision.epoch() == epoch)
                .count();
    }

    private long newestEpoch() {
        return log().stream().mapToLong(RoutingRecord::epoch).max().orElse(0);
    }

    private long end() {
        return house.records(house.events, 0).getLast().offset() + 1;
    }

    private long snapshotOffset() {
        return new Snapshots(house.database).load(0).map(Snapshot::nextEvent).orElse(0L);
    }

    private void execute(String sql) {
        house.database.query(sql).executeAndAwait();
    }
}
