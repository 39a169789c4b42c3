package dev.switchboard.router.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Origin;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import dev.switchboard.router.engine.QueueView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log protocol with one router. */
class RouterLogTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private House house;
    private final Centre centre = new Centre("main");

    @BeforeEach
    void open() throws Exception {
        house = House.open(2);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void eachCommandBecomesOneRecordInTheSamePartition() {
        furnish();
        house.router("one", "a");
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var place = house.send(
                "main",
                centre.request("c1"),
                command -> command.headers().add(CloudEvents.TRACE_PARENT, trace.getBytes(StandardCharsets.UTF_8)));

        await().atMost(SOON).until(() -> hasDecided(place.offset()));

        var decision = decision(place.offset());
        assertThat(decision.events())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ContactOpened", "ContactQueued", "ContactOffered");
        assertThat(decision.at()).isEqualTo(Instant.ofEpochMilli(place.timestamp()));
        var record = record(place.offset());
        var command = house.records(house.commands, house.partition("main")).get((int) place.offset());
        assertThat(decision.commandId()).isEqualTo(CloudEvents.read(command.headers(), CloudEvents.ID));
        assertThat(CloudEvents.read(record.headers(), CloudEvents.TRACE_PARENT)).isEqualTo(trace);
        assertThat(CloudEvents.read(record.headers(), CloudEvents.TYPE)).isEqualTo("Decision");
        assertThat(house.decisions(house.partition("main")))
                .extracting(RoutingRecord.Decision::commandOffset)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(house.decisions(1 - house.partition("main"))).isEmpty();
    }

    @Test
    void aRepetitionLeavesNoTrace() {
        furnish();
        house.router("one", "a");
        var origin = new Origin("inbound/0", 17);
        var first = house.send("main", centre.request("c1", "hello", origin));
        var second = house.send("main", centre.request("c1", "hello", origin));
        var third = house.send("main", centre.request("c2"));

        await().atMost(SOON).until(() -> hasDecided(third.offset()));

        assertThat(decision(first.offset()).origin()).isEqualTo(origin);
        assertThat(hasDecided(second.offset())).isFalse();
    }

    @Test
    void aRefusalIsAnEventToo() {
        furnish();
        house.router("one", "a");
        var place = house.send("main", centre.accept("nobody", 1, "ava"));

        await().atMost(SOON).until(() -> hasDecided(place.offset()));

        assertThat(decision(place.offset()).events()).singleElement().isInstanceOf(RoutingEvent.CommandRejected.class);
    }

    @Test
    void aTickFiresTheTimerWhenNothingElseComes() {
        furnish();
        house.router("one", "a");
        var place = house.send("main", centre.request("c1"));

        await().atMost(SOON).until(() -> has(RoutingEvent.OfferMissed.class));

        var missed = house.decisions(house.partition("main")).stream()
                .filter(decision -> decision.events().stream().anyMatch(RoutingEvent.OfferMissed.class::isInstance))
                .findFirst()
                .orElseThrow();
        Instant due = Instant.ofEpochMilli(place.timestamp()).plus(Centre.OFFER_TIMEOUT);
        assertThat(missed.at()).isBetween(due, due.plusMillis(1500));
        var tick = house.records(house.commands, house.partition("main")).get((int) missed.commandOffset());
        assertThat(Wire.read(tick.value(), RoutingCommand.class)).isInstanceOf(RoutingCommand.Tick.class);
        assertThat(missed.at()).isEqualTo(Instant.ofEpochMilli(tick.timestamp()));
        assertThat(ticks()).as("no busy loop").isLessThanOrEqualTo(4);
    }

    @Test
    void poisonIsSetAsideAndTheRestGoesOn() {
        furnish();
        house.router("one", "a");
        house.sendRaw("main", "{ this is no JSON");
        house.sendRaw("main", "{\"type\":\"Dance\"}");
        house.sendRaw(
                "main",
                "{\"type\":\"AcceptOffer\",\"workspace\":\"main\",\"contact\":\"\",\"offer\":1,\"agent\":\"ava\"}");
        house.sendRaw("main", new String(Wire.toBytes(new Centre(elsewhere()).request("c0")), StandardCharsets.UTF_8));
        var sound = house.send("main", centre.request("c1"));

        await().atMost(SOON).until(() -> hasDecided(sound.offset()));

        List<ConsumerRecord<byte[], byte[]>> letters = house.records(Topics.deadLetter(house.commands), 0);
        assertThat(letters)
                .extracting(letter -> CloudEvents.read(letter.headers(), "dead-letter-reason"))
                .containsExactly("command.unreadable", "command.unreadable", "command.unreadable", "command.misplaced");
        assertThat(letters)
                .extracting(letter -> CloudEvents.read(letter.headers(), "dead-letter-detail"))
                .noneMatch(detail -> detail == null || detail.contains("ava"));
        assertThat(letters.getFirst().value()).isEqualTo("{ this is no JSON".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCommandOnWhichTheEngineFailsIsSetAsideAndTheStateRebuilt() {
        furnish();
        house.router("one", "a", rules -> contact -> {
            if ("boom".equals(contact.text())) {
                throw new IllegalStateException("a bug");
            }
            return null;
        });
        var before = house.send("main", centre.request("c1"));
        var bug = house.send("main", centre.request("c2", "boom", null));
        var after = house.send("main", centre.request("c3"));

        await().atMost(SOON).until(() -> hasDecided(after.offset()));

        assertThat(hasDecided(before.offset())).isTrue();
        assertThat(hasDecided(bug.offset())).isFalse();
        assertThat(house.records(Topics.deadLetter(house.commands), 0))
                .singleElement()
                .satisfies(letter -> assertThat(CloudEvents.read(letter.headers(), "dead-letter-reason"))
                        .isEqualTo("command.undecidable"));
        assertThat(decision(after.offset()).epoch())
                .isGreaterThan(decision(before.offset()).epoch());
    }

    @Test
    void aDecisionTooLargeForTheLogIsSetAsideAndTheStateRebuilt() {
        furnish();
        house.router("one", "a");
        var teams = new RoutingCommand.PutTeams(
                "main", List.of(new dev.switchboard.events.Team("huge", "x".repeat(1_048_150), null, null)));
        var tooLarge = house.send("main", teams);
        var after = house.send("main", centre.request("c1"));

        await().atMost(SOON).until(() -> hasDecided(after.offset()));

        assertThat(hasDecided(tooLarge.offset())).isFalse();
        assertThat(house.records(Topics.deadLetter(house.commands), 0))
                .singleElement()
                .satisfies(letter -> assertThat(CloudEvents.read(letter.headers(), "dead-letter-reason"))
                        .isEqualTo("decision.too-large"));
    }

    @Test
    void theEngineAnswersBetweenTwoCommands() {
        furnish();
        var router = house.router("one", "a");
        house.send("main", centre.request("c1"));
        house.send("main", centre.request("c2"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(router.ask("main", engine -> engine.queues("main"))
                                .get())
                        .singleElement()
                        .extracting(QueueView::offered)
                        .isEqualTo(2));
        assertThat(router.isReady()).isTrue();
        assertThat(router.partitions()).hasSize(2);
    }

    private void furnish() {
        house.send("main", centre.teams());
        house.send("main", centre.agent("ava"));
        house.send("main", centre.plan());
        house.send("main", centre.ready("ava"));
    }

    private String elsewhere() {
        return java.util.stream.IntStream.range(0, 100)
                .mapToObj(n -> "workspace-" + n)
                .filter(name -> house.partition(name) != house.partition("main"))
                .findFirst()
                .orElseThrow();
    }

    private boolean hasDecided(long offset) {
        return house.decisions(house.partition("main")).stream()
                .anyMatch(decision -> decision.commandOffset() == offset);
    }

    private RoutingRecord.Decision decision(long offset) {
        return Wire.read(record(offset).value(), RoutingRecord.Decision.class);
    }

    private ConsumerRecord<byte[], byte[]> record(long offset) {
        return house.records(house.events, house.partition("main")).stream()
                .filter(record ->
                        Wire.read(record.value(), RoutingRecord.class) instanceof RoutingRecord.Decision decision
                                && decision.commandOffset() == offset)
                .findFirst()
                .orElseThrow();
    }

    private boolean has(Class<? extends RoutingEvent> type) {
        return house.decisions(house.partition("main")).stream()
                .flatMap(decision -> decision.events().stream())
                .anyMatch(type::isInstance);
    }

    private long ticks() {
        return house.records(house.commands, house.partition("main")).stream()
                .filter(record -> Wire.read(record.value(), RoutingCommand.class) instanceof RoutingCommand.Tick)
                .count();
    }
}
