package dev.switchboard.router.story;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.events.EpochFence;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a batch of events adds to the projection: entries, changed headers, changed names. Filled partition by partition in log order;
 * not thread-safe.
 */
final class StoryBatch {

    /** The identity of a contact. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ContactKey(String workspace, String contact) {}

    /** A row of the story. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record EntryRow(
            String workspace,
            String contact,
            long commandOffset,
            int n,
            String eventId,
            Instant at,
            @JsonRawValue String event) {}

    /** A row of the directory. */
    record NameRow(
            String workspace,
            String kind,
            String id,
            @JsonRawValue String body) {
        static final String PLAN = "plan";
        static final String TEAMS = "teams";
        static final String AGENT = "agent";
    }

    /** A row of the marks. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Mark(int partition, long nextRecord, long epoch) {}

    private record Place(int partition, RoutingRecord.Decision decision, int n) {}

    private final List<Map.Entry<Place, RoutingEvent>> events = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    /** Takes the records at and behind the mark, and moves it. */
    void add(Mark mark, List<StoryRecord> records) {
        var fence = new EpochFence(mark.epoch());
        long next = mark.nextRecord();
        for (StoryRecord record : records) {
            if (record.offset() >= next) {
                next = record.offset() + 1;
                record.content().filter(fence::admits).ifPresent(admitted -> add(mark.partition(), admitted));
            }
        }
        marks.add(new Mark(mark.partition(), next, fence.epoch()));
    }

    private void add(int partition, RoutingRecord record) {
        if (record instanceof RoutingRecord.Decision decision) {
            for (int n = 0; n < decision.events().size(); n++) {
                events.add(Map.entry(
                        new Place(partition, decision, n), decision.events().get(n)));
            }
        }
    }

    List<Mark> marks() {
        return marks;
    }

    /** The contacts that must be known before {@link #headers} can be carried forward. */
    Set<ContactKey> contacts() {
        Set<ContactKey> keys = new HashSet<>();
        events.forEach(event -> {
            if (event.getValue() instanceof RoutingEvent.OfContact it) {
                keys.add(new ContactKey(it.workspace(), it.contact()));
            }
        });
        return keys;
    }

    /** The headers as they are after this batch. */
    Collection<ContactHeader> headers(Collection<ContactHeader> before) {
        Map<ContactKey, ContactHeader> headers = new LinkedHashMap<>();
        before.forEach(header -> headers.put(new ContactKey(header.workspace, header.contact), header));
        events.forEach(event -> {
            if (event.getValue() instanceof RoutingEvent.OfContact it) {
                carryForward(headers, it, event.getKey().decision().at());
            }
        });
        return headers.values();
    }

    private static void carryForward(Map<ContactKey, ContactHeader> headers, RoutingEvent.OfContact event, Instant at) {
        var key = new ContactKey(event.workspace(), event.contact());
        if (event instanceof RoutingEvent.ContactOpened opened) {
            headers.put(key, ContactHeader.opened(opened, at));
        } else if (headers.containsKey(key)) {
            headers.get(key).follow(event, at);
        }
    }

    List<EntryRow> entries() {
        List<EntryRow> rows = new ArrayList<>(events.size());
        events.forEach(event -> {
            if (event.getValue() instanceof RoutingEvent.OfContact it) {
                rows.add(entry(event.getKey(), it));
            }
        });
        return rows;
    }

    private static EntryRow entry(Place place, RoutingEvent.OfContact event) {
        return new EntryRow(
                event.workspace(),
                event.contact(),
                place.decision().commandOffset(),
                place.n(),
                place.decision().eventId(place.partition(), place.n()),
                place.decision().at(),
                json(event));
    }

    /** The newest word on each name; an agent who is gone keeps the name, since stories still speak of them. */
    Collection<NameRow> names() {
        Map<List<String>, NameRow> rows = new LinkedHashMap<>();
        for (var event : events) {
            NameRow row = name(event.getValue());
            if (row != null) {
                rows.put(List.of(row.workspace(), row.kind(), row.id()), row);
            }
        }
        return rows.values();
    }

    private static @org.jspecify.annotations.Nullable NameRow name(RoutingEvent event) {
        return switch (event) {
            case RoutingEvent.PlanPublished it -> new NameRow(it.workspace(), NameRow.PLAN, "", json(it.plan()));
            case RoutingEvent.TeamsChanged it -> new NameRow(it.workspace(), NameRow.TEAMS, "", json(it.teams()));
            case RoutingEvent.AgentChanged it ->
                new NameRow(it.workspace(), NameRow.AGENT, it.profile().agent(), json(it.profile()));
            default -> null;
        };
    }

    private static String json(Object value) {
        return new String(Wire.toBytes(value), StandardCharsets.UTF_8);
    }
}
