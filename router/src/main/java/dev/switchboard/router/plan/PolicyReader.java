package dev.switchboard.router.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.QueuePolicy;
import dev.switchboard.events.QueuePolicy.AgentOrder;
import dev.switchboard.events.QueuePolicy.Limits;
import dev.switchboard.events.QueuePolicy.Preferred;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a queue says beyond its skills and steps. */
final class PolicyReader {

    static final Names<Channel> CHANNELS = new Names<>(Channel.class, "channel");

    private static final Names<AgentOrder> ORDERS = new Names<>(AgentOrder.class, "order of agents");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HOUR = Duration.ofHours(1);
    /** In a preference: whoever had the customer last. */
    private static final String LAST = "last";

    private final Set<String> queues;
    private final Set<String> hours;

    /** @param hours names of the opening hours that the plan has */
    PolicyReader(Set<String> queues, Set<String> hours) {
        this.queues = queues;
        this.hours = hours;
    }

    QueuePolicy read(Section queue) {
        List<Map<String, Integer>> anyOf = queue.numberMaps("any_of", 1, 10);
        Set<String> exclude = Set.copyOf(queue.texts("exclude"));
        List<AgentOrder> order = ORDERS.readList(queue, "order");
        int weight = queue.number("weight", 100, 1, 10_000);
        Map<Channel, Duration> timeouts = timeouts(queue);
        Set<Channel> autoAccept = CHANNELS.readSet(queue, "auto_accept");
        int offerTo = queue.number("offer_to", 1, 1, 20);
        Preferred preferred = preferred(queue);
        Limits limits = limits(queue);
        return new QueuePolicy(
                anyOf.stream().filter(group -> !group.isEmpty()).toList(),
                exclude,
                order,
                weight,
                timeouts,
                autoAccept,
                offerTo,
                preferred,
                limits);
    }

    private static Map<Channel, Duration> timeouts(Section queue) {
        Map<Channel, Duration> timeouts =
                CHANNELS.readKeys(queue, "offer_timeout_by_channel", queue.durations("offer_timeout_by_channel", HOUR));
        timeouts.entrySet().removeIf(timeout -> {
            if (timeout.getValue().isZero()) {
                queue.problem(queue.at("offer_timeout_by_channel"), "0s", "must be longer than nothing");
            }
            return timeout.getValue().isZero();
        });
        return timeouts;
    }

    /** {@code prefer: {agent: last, wait: 30s}}, in queues and rules. */
    static @Nullable Preferred preferred(Section parent) {
        Preferred[] read = new Preferred[1];
        parent.section("prefer", section -> {
            String agent = section.requiredText("agent");
            Duration wait = section.duration("wait", Duration.ofSeconds(30), WEEK);
            if (wait.isZero()) {
                section.problem(section.at("wait"), "0s", "must be longer than nothing");
            } else {
                read[0] = new Preferred(agent.equals(LAST) || agent.isEmpty() ? null : agent, wait);
            }
        });
        return read[0];
    }

    private Limits limits(Section queue) {
        Integer places = queue.has("places") ? queue.number("places", 0, 0, 1_000_000) : null;
        Duration longest = queue.has("longest_wait") ? queue.duration("longest_wait", Duration.ZERO, WEEK) : null;
        String name = queue.text("hours", "");
        if (!name.isEmpty() && !hours.contains(name)) {
            queue.problem(queue.at("hours"), name, "are no hours of this plan");
        }
        Map<Channel, Diversion> full = diversions(queue, "full", places != null, "places");
        Map<Channel, Diversion> late = diversions(queue, "late", longest != null, "longest_wait");
        Map<Channel, Diversion> closed = diversions(queue, "closed", !name.isEmpty(), "hours");
        return new Limits(places, longest, name.isEmpty() ? null : name, full, late, closed);
    }

    /** One for every channel, or one for each that is named. */
    private Map<Channel, Diversion> diversions(Section queue, String name, boolean limited, String limit) {
        JsonNode value = queue.value(name);
        if (value == null) {
            if (limited && !limit.equals("hours")) {
                queue.problem(queue.at(name), null, "is missing: " + limit + " needs to say what becomes of a contact");
            }
            return Map.of();
        }
        if (!limited) {
            queue.problem(queue.at(name), value, "never happens without " + limit);
        }
        Map<Channel, Diversion> read = new EnumMap<>(Channel.class);
        Map<String, JsonNode> byChannel = byChannel(value);
        if (byChannel.isEmpty()) {
            diversion(queue, queue.at(name), value).ifPresent(diversion -> {
                for (Channel channel : Channel.values()) {
                    read.put(channel, diversion);
                }
            });
        }
        CHANNELS.readKeys(queue, name, byChannel)
                .forEach((channel, node) -> diversion(queue, queue.at(name) + "." + Names.name(channel), node)
                        .ifPresent(diversion -> read.put(channel, diversion)));
        checkWaits(queue, name, read);
        return read;
    }

    private static void checkWaits(Section queue, String name, Map<Channel, Diversion> read) {
        if (!name.equals("closed") && read.containsValue(new Diversion.Wait())) {
            queue.problem(queue.at(name), "wait", "is for queues that are closed");
        }
    }

    private static Map<String, JsonNode> byChannel(JsonNode value) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        if (value.isObject() && !value.has("queue") && !value.has("message") && !value.has("call_back")) {
            value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        }
        return members;
    }

    private Optional<Diversion> diversion(Section queue, String path, JsonNode value) {
        if (value.isTextual() && value.asText().equals("wait")) {
            return Optional.of(new Diversion.Wait());
        }
        List<String> kinds = new ArrayList<>();
        value.properties().forEach(member -> kinds.add(member.getKey()));
        String text = kinds.size() == 1 ? value.path(kinds.getFirst()).asText("") : "";
        if (text.isBlank()) {
            queue.problem(path, value, "must be wait, {queue: ...}, {message: ...} or {call_back: ...}");
            return Optional.empty();
        }
        return switch (kinds.getFirst()) {
            case "queue" -> toQueue(queue, path + ".queue", text);
            case "message" -> Optional.of(new Diversion.TurnAway(text));
            case "call_back" -> Optional.of(new Diversion.CallBack(text));
            default -> {
                queue.problem(path + "." + kinds.getFirst(), text, "must be queue, message or call_back");
                yield Optional.empty();
            }
        };
    }

    private Optional<Diversion> toQueue(Section queue, String path, String text) {
        if (!queues.contains(text)) {
            queue.problem(path, text, "is no queue of this plan");
        }
        if (text.equals(queue.text("queue", ""))) {
            queue.problem(path, text, "is the same queue");
        }
        return Optional.of(new Diversion.ToQueue(text));
    }
}
