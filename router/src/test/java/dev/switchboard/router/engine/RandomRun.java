package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Origin;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.PlanCallback;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingCommand.Tick;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.CommandRejected;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.Wire;
import dev.switchboard.router.audit.LogAudit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A random day in two centres of one partition, lived through by four: an engine, the naive one that has to say the same after each command,
 * an engine that is torn down and restored from snapshot and log on the way, and the audit of the log.
 */
final class RandomRun {

    private final Engine steady = new Engine(Centre.BY_TOPIC);
    private final NaiveEngine naive = new NaiveEngine(Centre.BY_TOPIC);
    private final LogAudit audit = new LogAudit();
    private final Random random;
    private final List<RandomDay> days;
    private final List<Decision> log = new ArrayList<>();
    /** The snapshots of late and where in the log they were taken, the oldest first. */
    private final Deque<Saved> snapshots = new ArrayDeque<>();
    /** How many decisions old the snapshot is from which the restless one starts before each command; 0 for now and then, on some days. */
    private final int age;

    private final boolean restarts;
    private final boolean onTheWire;
    private Engine restless = new Engine(Centre.BY_TOPIC);
    private Instant now = Centre.START;
    private Instant clock = Instant.EPOCH;
    private int offset;
    private int events;

    private record Saved(byte[] snapshot, int position) {}

    RandomRun(long seed, int age) {
        random = new Random(seed);
        days = List.of(new RandomDay("main", random), new RandomDay("other", random));
        this.age = age;
        restarts = age > 0 || Math.floorMod(seed, 4) == 0;
        onTheWire = Math.floorMod(seed, 16) == 0;
        snapshots.add(new Saved(steady.snapshot(), 0));
    }

    /** @return how many events followed */
    int play(int commands) {
        days.get(0).opening().forEach(command -> step(command, now));
        for (int i = 0; i < commands; i++) {
            RandomDay day = days.get(random.nextInt(10) == 0 ? 1 : 0);
            now = now.plus(day.pause());
            if (random.nextInt(5) > 0) {
                tickUntil(now);
            }
            RoutingCommand command = day.next(steady, now);
            step(command, random.nextInt(50) == 0 ? now.minusSeconds(random.nextInt(100)) : now);
            if (age == 0 && restarts) {
                saveAndRestoreNowAndThen();
            }
        }
        now = now.plus(Duration.ofHours(1));
        tickUntil(now);
        finish();
        return events;
    }

    private void tickUntil(Instant time) {
        Instant due = steady.nextTimer();
        while (due != null && !due.isAfter(time)) {
            step(new Tick(), due.isBefore(clock) ? clock : random.nextBoolean() ? due : time);
            Instant next = steady.nextTimer();
            assertThat(next).as("a timer that went off").isNotEqualTo(due);
            due = next;
        }
    }

    private void step(RoutingCommand command, Instant at) {
        if (age > 0) {
            restless = recover();
        }
        List<RoutingEvent> decided = steady.decide(command, at);
        assertThat(naive.decide(command, at))
                .as("%s at %s, naively", command, at)
                .isEqualTo(plain(decided));
        assertThat(naive.nextTimer()).as("the naive timer after %s", command).isEqualTo(steady.nextTimer());
        if (restarts) {
            assertThat(restless.decide(command, at)).as("after recovery").isEqualTo(decided);
        }
        audit.command(0, offset, command);
        if (!decided.isEmpty()) {
            clock = at.isAfter(clock) ? at : clock;
            Decision decision = new Decision(1, offset, null, clock, origin(command), decided);
            log.add(onTheWire ? (Decision) Wire.read(Wire.toBytes(decision), RoutingRecord.class) : decision);
            audit.record(0, log.size(), decision);
            events += decided.size();
            if (age > 0) {
                save(age + 1);
            }
        }
        offset++;
    }

    /** Sentences for people are not compared. */
    private static List<RoutingEvent> plain(List<RoutingEvent> events) {
        return events.stream()
                .map(event -> event instanceof CommandRejected r
                        ? new CommandRejected(r.workspace(), r.command(), r.contact(), r.agent(), r.code(), "")
                        : event)
                .toList();
    }

    private void saveAndRestoreNowAndThen() {
        if (random.nextInt(20) == 0) {
            save(1);
        }
        if (random.nextInt(40) == 0) {
            restless = recover();
        }
    }

    private void save(int kept) {
        snapshots.add(new Saved(steady.snapshot(), log.size()));
        while (snapshots.size() > kept) {
            snapshots.remove();
        }
    }

    private Engine recover() {
        Saved oldest = snapshots.element();
        Engine engine = Engine.restore(oldest.snapshot(), Centre.BY_TOPIC);
        log.subList(oldest.position(), log.size()).forEach(engine::replay);
        assertThat(engine.hash()).as("snapshot and rest").isEqualTo(steady.hash());
        return engine;
    }

    private void finish() {
        if (restarts) {
            recover();
            assertThat(restless.hash()).as("the restless one").isEqualTo(steady.hash());
        }
        Engine replayed = new Engine(Centre.BY_TOPIC);
        log.forEach(replayed::replay);
        assertThat(replayed.hash()).as("full replay").isEqualTo(steady.hash());
        assertThat(audit.finish(now).violations()).isEmpty();
    }

    private static @Nullable Origin origin(RoutingCommand command) {
        return switch (command) {
            case RequestService request -> request.origin();
            case LeaveConversation leave -> leave.origin();
            case PlanCallback plan -> plan.origin();
            default -> null;
        };
    }
}
