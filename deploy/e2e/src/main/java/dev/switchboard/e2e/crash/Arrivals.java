package dev.switchboard.e2e.crash;

import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Inbound.CustomerLeft;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether everything that was taken in at a front door arrived: each message of a customer stands in a conversation, and opened a contact or
 * joined one; a call that was over before it was heard of opened none.
 */
final class Arrivals {

    private final HouseLog log;
    private final Map<Channel, Integer> counts = new EnumMap<>(Channel.class);
    private final List<String> complaints = new ArrayList<>();

    private Arrivals(HouseLog log) {
        this.log = log;
    }

    /** @param counts messages of customers, by channel */
    record Outcome(Map<Channel, Integer> counts, List<String> complaints) {}

    /** @param forged words of messages that had no valid signature */
    static Outcome of(HouseLog log, String forged) {
        var arrivals = new Arrivals(log);
        arrivals.check(forged);
        return new Outcome(arrivals.counts, arrivals.complaints);
    }

    private void check(String forged) {
        var stored = stored();
        var asked = asked();
        Set<String> seen = new HashSet<>();
        Set<String> ended = new HashSet<>();
        for (var record : log.readAll(Topics.INBOUND)) {
            var inbound = Wire.read(record.value(), Inbound.class);
            if (inbound.toString().contains(forged)) {
                complaints.add("what was forged was taken in: " + inbound.channel());
            }
            if (inbound instanceof CustomerLeft left && left.call() != null) {
                ended.add(left.call());
            }
            if (inbound instanceof CustomerMessage message) {
                var id = Ids.message(message.workspace(), message.channel(), message.providerId());
                if (seen.add(id)) {
                    check(message, id, stored, asked, ended);
                }
            }
        }
    }

    private void check(
            CustomerMessage message, String id, Set<String> stored, Map<String, Integer> asked, Set<String> ended) {
        counts.merge(message.channel(), 1, Integer::sum);
        var what = message.channel() + " message " + id;
        if (!stored.contains(id)) {
            complaints.add(what + " was taken in and stands in no conversation");
        }
        var times = asked.getOrDefault(id, 0);
        var wanted =
                message.asks() && !(message.channel() == Channel.PHONE && ended.contains(message.providerId())) ? 1 : 0;
        if (times != wanted) {
            complaints.add(what + " reached the router " + times + " times");
        }
    }

    private Set<String> stored() {
        Set<String> stored = new HashSet<>();
        for (var record : log.readAll(Topics.MESSAGES)) {
            if (Wire.read(record.value(), ConversationEvent.class) instanceof MessageStored it) {
                stored.add(it.message());
            }
        }
        return stored;
    }

    private Map<String, Integer> asked() {
        Map<String, Integer> asked = new HashMap<>();
        for (var decided : log.decisions()) {
            for (var event : decided.decision().events()) {
                switch (event) {
                    case RoutingEvent.ContactOpened opened -> asked.merge(opened.message(), 1, Integer::sum);
                    case RoutingEvent.MessageAdded added -> asked.merge(added.message(), 1, Integer::sum);
                    default -> {
                        // of no message
                    }
                }
            }
        }
        return asked;
    }
}
