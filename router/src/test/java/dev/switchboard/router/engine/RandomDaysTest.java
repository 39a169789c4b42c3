package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Origin;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.Wire;
import dev.switchboard.router.audit.LogAudit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hundreds of random days in two contact centres of one partition: the log stands the audit, nobody waits while somebody is free, and an
 * engine that is torn down and restored again and again decides the same as one that never was.
 */
class RandomDaysTest {

    private static final int COMMANDS = 400;
    /** Bytes of a snapshot without contacts, generously. */
    private static final int PLAN_AND_AGENTS = 7_500;

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 200, 300})
    void keepsAllPromises(int firstSeed) {
        for (int seed = firstSeed; seed < firstSeed + 100; seed++) {
            try {
                new Run(seed).play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void forgetsWhatIsClosed() {
        Run run = new Run(7);
        run.play();
        int size = run.steady.snapshot().length;
        int open = run.audit.finish(run.now).pending();

        assertThat(size).isLessThan(PLAN_AND_AGENTS + open * 400);
    }

    /** One day: a steady engine, and a restless one that is restored from snapshots and log on the way. */
    private static final class Run {
        final Engine steady = new Engine(Centre.BY_TOPIC);
        final LogAudit audit = new LogAudit();
        private Engine restless = new Engine(Centre.BY_TOPIC);
        private final List<Decision> log = new ArrayList<>();
        private final Random random;
        private final List<RandomDay> days;
        private final List<NaiveOracle> oracles = List.of(new NaiveOracle("main"), new NaiveOracle("other"));
        private byte[] snapshot = steady.snapshot();
        private int snapshotAt;
        private int offset;
        Instant now = Centre.START;

        Run(int seed) {
            random = new Random(seed);
            days = List.of(new RandomDay("main", random), new RandomDay("other", random));
        }

        void play() {
            for (int i = 0; i < COMMANDS; i++) {
                RandomDay day = days.get(random.nextInt(10) == 0 ? 1 : 0);
                now = now.plus(day.pause());
                step(i == 5 ? new RoutingCommand.PutTeams("main", day.teams()) : i == 9 ? plan() : day.next(steady));
                tickIfDue();
                oracles.forEach(
                        oracle -> assertThat(oracle.missedMatches(steady, now)).isEmpty());
                if (random.nextInt(40) == 0) {
                    snapshot = steady.snapshot();
                    snapshotAt = log.size();
                }
                if (random.nextInt(60) == 0) {
                    restless = recover();
                }
            }
            now = now.plus(Duration.ofHours(1));
            tickIfDue();
            finish();
        }

        private RoutingCommand plan() {
            return new RoutingCommand.PublishPlan("main", days.get(0).plan());
        }

        private void tickIfDue() {
            Instant due = steady.nextTimer();
            while (due != null && !due.isAfter(now)) {
                step(new RoutingCommand.Tick());
                Instant next = steady.nextTimer();
                assertThat(next).isNotEqualTo(due);
                due = next;
            }
        }

        private void step(RoutingCommand command) {
            Optional<String> expected = expectedFor(command);
            List<RoutingEvent> events = steady.decide(command, now);
            assertThat(restless.decide(command, now)).as("after recovery").isEqualTo(events);
            audit.command(0, offset, command);
            if (!events.isEmpty()) {
                Decision decision = new Decision(1, offset, null, now, origin(command), events);
                log.add((Decision) Wire.read(Wire.toBytes(decision), RoutingRecord.class));
                audit.record(0, log.size(), decision);
                events.forEach(event -> oracles.forEach(oracle -> oracle.heard(event, now)));
            }
            offset++;
            compare(expected, events);
        }

        /** An arrival that nothing else interferes with goes to whom the oracle names. */
        private Optional<String> expectedFor(RoutingCommand command) {
            Instant due = steady.nextTimer();
            if (due != null && !due.isAfter(now)) {
                return Optional.empty();
            }
            if (command instanceof RequestService request && request.workspace().equals("main")) {
                String topic = String.valueOf(request.attributes().get("topic"));
                boolean known = steady.queues("main").stream()
                        .anyMatch(queue -> queue.queue().equals(topic));
                return oracles.get(0).best(steady, known ? topic : "general", request.channel());
            }
            return Optional.empty();
        }

        private static void compare(Optional<String> expected, List<RoutingEvent> events) {
            if (expected.isPresent()
                    && events.size() == 3
                    && events.get(0) instanceof ContactOpened
                    && events.get(1) instanceof ContactQueued
                    && events.get(2) instanceof ContactOffered offered) {
                assertThat(offered.agent()).isEqualTo(expected.get());
            }
        }

        private Engine recover() {
            Engine engine = Engine.restore(snapshot, Centre.BY_TOPIC);
            log.subList(snapshotAt, log.size()).forEach(engine::replay);
            assertThat(engine.hash()).as("snapshot and rest").isEqualTo(steady.hash());
            return engine;
        }

        private void finish() {
            recover();
            Engine replayed = new Engine(Centre.BY_TOPIC);
            log.forEach(replayed::replay);
            assertThat(replayed.hash()).as("full replay").isEqualTo(steady.hash());
            assertThat(restless.hash()).as("the restless one").isEqualTo(steady.hash());
            LogAudit.Report report = audit.finish(now);
            assertThat(report.violations()).isEmpty();
            assertThat(report.contacts()).isGreaterThan(20);
        }

        private static @Nullable Origin origin(RoutingCommand command) {
            if (command instanceof RequestService request) {
                return request.origin();
            }
            return command instanceof LeaveConversation leave ? leave.origin() : null;
        }
    }
}
