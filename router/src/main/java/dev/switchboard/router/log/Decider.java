package dev.switchboard.router.log;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Origin;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns the commands of one partition into decisions, one record each, and sets aside those that make no command. Owned by the
 * partition's thread, as the engine is.
 */
final class Decider {

    private final Tenure tenure;
    private final Condemned condemned;
    private final Ticks ticks;
    private final DeadLetters deadLetters;
    private final LogMetrics metrics;
    private final Homes homes;
    private Instant now;

    Decider(Tenure tenure, Homes homes, Condemned condemned, Ticks ticks, DeadLetters deadLetters, LogMetrics metrics) {
        this.tenure = tenure;
        this.homes = homes;
        this.condemned = condemned;
        this.ticks = ticks;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.now = tenure.lastTime();
    }

    /** @throws UndecidableCommand if the engine fails on it; its state may be half changed then */
    void decide(ConsumerRecord<byte[], byte[]> record) {
        Optional<Condemned.Sentence> sentence = condemned.of(record.offset());
        if (sentence.isPresent()) {
            deadLetters.put(record, sentence.get().code(), sentence.get().detail());
            return;
        }
        RoutingCommand command = read(record);
        if (command != null) {
            decide(record, command);
        }
    }

    private @Nullable RoutingCommand read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            deadLetters.put(record, "command.unreadable", "no value");
            return null;
        }
        RoutingCommand command;
        try {
            command = Wire.read(record.value(), RoutingCommand.class);
        } catch (Wire.UnreadableRecord poison) {
            deadLetters.put(record, "command.unreadable", String.valueOf(poison.getMessage()));
            return null;
        }
        int home = homes.of(command, record.partition());
        if (home != record.partition()) {
            deadLetters.put(record, "command.misplaced", "its workspace lives in partition " + home);
            return null;
        }
        return command;
    }

    private void decide(ConsumerRecord<byte[], byte[]> record, RoutingCommand command) {
        now = later(now, Instant.ofEpochMilli(record.timestamp()));
        long started = System.nanoTime();
        List<RoutingEvent> events = ask(record, command);
        metrics.decided(events, System.nanoTime() - started);
        if (!events.isEmpty()) {
            tenure.writer().write(record, decision(record, command, events));
        }
        if (command instanceof RoutingCommand.Tick) {
            ticks.arrived(now, tenure.engine().nextTimer());
        }
    }

    private List<RoutingEvent> ask(ConsumerRecord<byte[], byte[]> record, RoutingCommand command) {
        try {
            return tenure.engine().decide(command, now);
        } catch (RuntimeException bug) {
            throw new UndecidableCommand(record, command, bug);
        }
    }

    private RoutingRecord.Decision decision(
            ConsumerRecord<byte[], byte[]> record, RoutingCommand command, List<RoutingEvent> events) {
        return new RoutingRecord.Decision(
                tenure.epoch(),
                record.offset(),
                CloudEvents.read(record.headers(), CloudEvents.ID),
                now,
                originOf(command),
                events);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Origin originOf(RoutingCommand command) {
        return switch (command) {
            case RoutingCommand.RequestService request -> request.origin();
            case RoutingCommand.LeaveConversation leave -> leave.origin();
            case RoutingCommand.PlanCallback plan -> plan.origin();
            default -> null;
        };
    }

    /** A command on which the engine failed: a bug. Names what was asked, not by whom. */
    static final class UndecidableCommand extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long offset;
        private final String detail;

        UndecidableCommand(ConsumerRecord<byte[], byte[]> record, RoutingCommand command, RuntimeException bug) {
            super(bug);
            offset = record.offset();
            detail = "%s of %s: %s"
                    .formatted(
                            command.getClass().getSimpleName(),
                            CloudEvents.read(record.headers(), CloudEvents.SUBJECT),
                            bug.getClass().getSimpleName());
        }

        long offset() {
            return offset;
        }

        String detail() {
            return detail;
        }
    }
}
