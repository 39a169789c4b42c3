package dev.switchboard.e2e.crash;

import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import dev.switchboard.router.audit.LogAudit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the logs of the house from their beginning and checks what must hold in them, whatever has crashed. */
public final class Audit {
    /** What fell due while a killed router was away stands in the log that much later. */
    private static final Duration AWAY = Duration.ofMinutes(1);

    private final HouseLog log;
    private final List<String> complaints = new ArrayList<>();
    private int records;

    private Audit(HouseLog log) {
        this.log = log;
    }

    /**
     * @param records read of {@code routing-events}
     * @param complaints what does not hold
     */
    public record Outcome(int records, List<String> complaints) {}

    public static Outcome of(HouseLog log) {
        var audit = new Audit(log);
        audit.readRouting();
        audit.readMessages();
        return new Outcome(audit.records, List.copyOf(audit.complaints));
    }

    private void readRouting() {
        var checker = new LogAudit(AWAY);
        for (var command : log.readAll(Topics.ROUTING_COMMANDS)) {
            checker.command(command.partition(), command.offset(), Wire.read(command.value(), RoutingCommand.class));
        }
        for (var record : log.readAll(Topics.ROUTING_EVENTS)) {
            records++;
            checker.record(record.partition(), record.offset(), Wire.read(record.value(), RoutingRecord.class));
        }
        checker.finish(Instant.now()).violations().forEach(violation -> complaints.add(violation.toString()));
    }

    /** In each conversation the messages stand at 1, 2, 3 …; a place told twice holds the same message. */
    private void readMessages() {
        Map<String, TreeMap<Long, String>> conversations = new HashMap<>();
        for (var record : log.readAll(Topics.MESSAGES)) {
            if (Wire.read(record.value(), ConversationEvent.class) instanceof MessageStored stored) {
                var places = conversations.computeIfAbsent(stored.conversation(), none -> new TreeMap<>());
                var other = places.putIfAbsent(stored.seq(), stored.message());
                if (other != null && !other.equals(stored.message())) {
                    complaints.add("conversation " + stored.conversation() + " has " + other + " and "
                            + stored.message() + " both at place " + stored.seq());
                }
            }
        }
        conversations.forEach(this::checkPlaces);
    }

    private void checkPlaces(String conversation, TreeMap<Long, String> places) {
        if (places.lastKey() != places.size()) {
            complaints.add("conversation " + conversation + " has " + places.size() + " messages, the last at place "
                    + places.lastKey());
        }
        if (places.values().stream().distinct().count() != places.size()) {
            complaints.add("conversation " + conversation + " has a message twice");
        }
    }
}
