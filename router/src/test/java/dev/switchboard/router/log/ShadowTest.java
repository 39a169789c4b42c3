package dev.switchboard.router.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Wire;
import dev.switchboard.router.plan.CelRules;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A snapshot taken of a shadow, beside the deciding engine, is what the log says (I6). */
class ShadowTest {

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
    void everySnapshotTakenWhileDecidingIsTheStateAtItsOffset() {
        var router = house.router("one", "a");
        var stored = new TreeMap<Long, Snapshot>();
        for (int n = 0; stored.size() < 5 && n < 5000; n++) {
            house.send("main", centre.request("c" + n));
            if (n % 3 == 0) {
                house.send("main", centre.accept("c" + n, 1, "ava"));
                house.send("main", centre.complete("c" + n, "ava"));
            }
            new Snapshots(house.database).load(0).ifPresent(snapshot -> stored.put(snapshot.nextEvent(), snapshot));
        }

        router.close();

        assertThat(stored).hasSizeGreaterThanOrEqualTo(5);
        stored.forEach((offset, snapshot) -> {
            Replica asTheLogSays = fromLog(offset);
            assertThat(snapshot.hash())
                    .as("before %d", offset)
                    .isEqualTo(asTheLogSays.engine().hash());
            assertThat(snapshot.lastCommand()).isEqualTo(asTheLogSays.lastCommand());
            assertThat(snapshot.epoch()).isEqualTo(asTheLogSays.epoch());
            assertThat(snapshot.restore(new CelRules()).hash()).as("restored").isEqualTo(snapshot.hash());
        });
    }

    @Test
    void gapsAreReadFromTheLog() {
        var router = house.router("one", "a");
        send(0, 60);
        router.close();
        var tail = new Tail();
        var shadow = new Shadow(0, tail, house.eventLog());

        for (long[] part : new long[][] {{3, 9}, {9, 12}, {20, 31}, {31, 32}, {50, 64}}) {
            feed(tail, record -> record.offset() >= part[0] && record.offset() < part[1]);
            shadow.follow(() -> true);
            Snapshot snapshot = shadow.snapshot(() -> true);

            assertThat(snapshot.nextEvent()).isEqualTo(part[1]);
            assertThat(snapshot.hash()).isEqualTo(fromLog(part[1]).engine().hash());
        }
    }

    @Test
    void whatWasWrittenAfterTheFenceIsInNoSnapshot() {
        var first = house.router("one", "a");
        send(0, 5);
        var second = house.router("two", "b"); // of another group: the first one does not notice
        await().atMost(SOON).until(() -> records(2) > 0);
        send(5, 25);
        await().atMost(SOON).until(() -> records(1) == 1 + 4 + 25 && records(2) == 1 + 20);
        first.close();
        second.close();
        var tail = new Tail();
        var shadow = new Shadow(0, tail, house.eventLog());
        execute("delete from snapshot");

        feed(tail, record -> record.offset() < 3);
        shadow.follow(() -> true);
        shadow.snapshot(() -> true);
        feed(tail, record -> record.offset() >= 3);
        shadow.follow(() -> true);
        Snapshot snapshot = shadow.snapshot(() -> true);

        assertThat(snapshot.epoch()).isEqualTo(2);
        assertThat(snapshot.hash())
                .isEqualTo(fromLog(snapshot.nextEvent()).engine().hash());
    }

    @Test
    void aTailForgetsWhatNobodyFetchesInTime() {
        house.router("one", "a");
        send(0, 1);
        var decision = house.decisions(0).getFirst();
        var tail = new Tail();
        for (int offset = 0; offset < 100_000; offset++) {
            tail.add(offset, decision);
        }

        var taken = tail.take();
        assertThat(taken.getLast().offset()).isEqualTo(99_999);
        assertThat(taken.size()).isLessThan(20_000);
        assertThat(tail.take()).isEmpty();
    }

    /** What the first router has in the log, as its writer tells of it. */
    private void feed(Tail tail, Predicate<ConsumerRecord<byte[], byte[]>> which) {
        house.records(house.events, 0).stream().filter(which).forEach(record -> {
            if (Wire.read(record.value(), RoutingRecord.class) instanceof RoutingRecord.Decision decision
                    && decision.epoch() == 1) {
                tail.add(record.offset(), decision);
            }
        });
    }

    private Replica fromLog(long end) {
        execute("delete from snapshot");
        return house.eventLog().rebuild(0, end, () -> true);
    }

    private void send(int from, int to) {
        for (int n = from; n < to; n++) {
            house.send("main", centre.request("c" + n));
        }
        await().atMost(SOON).until(() -> house.decisions(0).size() >= 4 + to);
    }

    private long records(long epoch) {
        return house.records(house.events, 0).stream()
                .map(record -> Wire.read(record.value(), RoutingRecord.class))
                .filter(record -> record.epoch() == epoch)
                .count();
    }

    private void execute(String sql) {
        house.database.query(sql).executeAndAwait();
    }
}
