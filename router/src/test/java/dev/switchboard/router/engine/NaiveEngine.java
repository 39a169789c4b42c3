package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.QUEUED;
import static dev.switchboard.events.ContactState.WRAPPING;

import dev.switchboard.events.Origin;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.CommandRejected;
import dev.switchboard.events.RoutingPlan.Queue;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * The routing engine once more, as slow and as plain as can be: lists, scans, and one rule. Shares the events' records with the real one
 * and nothing else. Sentences for people (details of refusals) are left empty.
 */
@NullUnmarked
final class NaiveEngine {

    final RuleCompiler compiler;
    final Map<String, NaiveCentre> centres = new TreeMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private List<RoutingEvent> events = new ArrayList<>();
    private long clock;
    private long tickets;
    long now;

    NaiveEngine(RuleCompiler compiler) {
        this.compiler = compiler;
    }

    List<RoutingEvent> decide(RoutingCommand command, Instant at) {
        Origin origin = (Origin) part(command, "origin");
        if (origin != null && seen.getOrDefault(origin.source(), -1L) >= origin.position()) {
            return List.of();
        }
        events = new ArrayList<>();
        now = Math.max(clock, at.toEpochMilli());
        contacts().forEach(contact -> contact.lookedAt = Math.min(contact.lookedAt, now));
        ring();
        String refusal = new NaiveCommands(this).follow(command);
        if (refusal != null) {
            emit(rejection(command, refusal));
        }
        ring();
        if (!events.isEmpty()) {
            clock = now;
            if (origin != null) {
                seen.put(origin.source(), origin.position());
            }
        }
        return events;
    }

    void emit(RoutingEvent event) {
        events.add(event);
    }

    long nextTicket() {
        return ++tickets;
    }

    NaiveCentre centre(String workspace) {
        return centres.computeIfAbsent(workspace, NaiveCentre::new);
    }

    NaiveWork work(NaiveCentre centre) {
        return new NaiveWork(this, centre);
    }

    private static CommandRejected rejection(RoutingCommand command, String code) {
        String agent = command instanceof RoutingCommand.PutAgent put
                ? put.profile().agent()
                : (String) part(command, "agent");
        return new CommandRejected(
                (String) part(command, "workspace"),
                command.getClass().getSimpleName(),
                (String) part(command, "contact"),
                agent,
                code,
                "");
    }

    private static final Map<Class<?>, Map<String, Method>> PARTS = new ConcurrentHashMap<>();

    /** A component of the command by its name, null if it has none of the name. */
    private static Object part(RoutingCommand command, String name) {
        Method part = PARTS.computeIfAbsent(
                        command.getClass(),
                        type -> Stream.of(type.getRecordComponents())
                                .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getAccessor)))
                .get(name);
        try {
            return part == null ? null : part.invoke(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    // What happens because time has passed.

    /** In the order in which things happen that are due at the same time. */
    private enum Kind {
        WORD,
        HOLD_ENDS,
        BREACH,
        LATE,
        PATIENCE_ENDS,
        STEP,
        COOLED_OFF,
        OFFER_ENDS,
        WRAP_UP_ENDS
    }

    private record Alarm(long due, NaiveCentre centre, NaiveContact contact, Kind kind) {}

    Instant nextTimer() {
        return nextAlarm().map(alarm -> Instant.ofEpochMilli(alarm.due)).orElse(null);
    }

    private Optional<Alarm> nextAlarm() {
        return alarms().min(Comparator.comparingLong(Alarm::due)
                .thenComparingLong(alarm -> alarm.contact.ticket)
                .thenComparing(Alarm::kind));
    }

    private Stream<NaiveContact> contacts() {
        return centres.values().stream().flatMap(centre -> centre.contacts.values().stream());
    }

    private Stream<Alarm> alarms() {
        return centres.values().stream()
                .flatMap(centre -> centre.contacts.values().stream().flatMap(contact -> alarms(centre, contact)));
    }

    private static Stream<Alarm> alarms(NaiveCentre centre, NaiveContact contact) {
        List<Alarm> alarms = new ArrayList<>();
        Queue queue = centre.queue(contact.queue);
        if (contact.is(QUEUED, OFFERED) && centre.tellsOfCrisis() && !contact.told) {
            alarms.add(new Alarm(centre.crisisSince, centre, contact, Kind.WORD));
        }
        if (contact.is(QUEUED) && contact.heldUntil > 0 && queue != null) {
            alarms.add(new Alarm(contact.heldUntil, centre, contact, Kind.HOLD_ENDS));
        } else if (contact.is(QUEUED, OFFERED) && queue != null && !contact.breached) {
            long breach = contact.since + queue.serviceLevel().toMillis();
            alarms.add(new Alarm(breach, centre, contact, Kind.BREACH));
        }
        if (centre.waits(contact)) {
            addWaits(alarms, centre, contact, queue);
        }
        if (contact.is(OFFERED)) {
            alarms.add(new Alarm(contact.until, centre, contact, Kind.OFFER_ENDS));
        }
        if (contact.is(WRAPPING)) {
            alarms.add(new Alarm(contact.until, centre, contact, Kind.WRAP_UP_ENDS));
        }
        return alarms.stream();
    }

    private static void addWaits(List<Alarm> alarms, NaiveCentre centre, NaiveContact contact, Queue queue) {
        var limits = queue.policy().limits();
        if (limits.longestWait() != null
                && limits.late().containsKey(contact.channel())
                && !contact.late
                && !contact.callback) {
            long late = contact.since + limits.longestWait().toMillis();
            alarms.add(new Alarm(late, centre, contact, Kind.LATE));
        }
        if (contact.forAgent != null) {
            if (contact.forAgentUntil != NaiveContact.NEVER) {
                alarms.add(new Alarm(contact.forAgentUntil, centre, contact, Kind.PATIENCE_ENDS));
            }
            return;
        }
        int step = centre.nextStep(contact);
        if (step >= 0) {
            long due = contact.since + queue.steps().get(step).after().toMillis();
            alarms.add(new Alarm(due, centre, contact, Kind.STEP));
        }
        contact.cooling.values().stream()
                .filter(end -> end > contact.lookedAt)
                .forEach(end -> alarms.add(new Alarm(end, centre, contact, Kind.COOLED_OFF)));
    }

    /** No more than a thousand events or so in one decision: the others go off with the next. */
    private void ring() {
        Optional<Alarm> next = nextAlarm();
        while (next.isPresent() && next.get().due <= now && events.size() < 1_000) {
            ring(next.get());
            next = nextAlarm();
        }
    }

    private void ring(Alarm alarm) {
        NaiveContact contact = alarm.contact;
        NaiveWork work = work(alarm.centre);
        if (alarm.kind == Kind.COOLED_OFF
                && contact.cooling.values().stream().anyMatch(end -> end > alarm.due && end <= now)) {
            contact.lookedAt = alarm.due;
            return;
        }
        switch (alarm.kind) {
            case WORD -> {
                contact.told = true;
                work.tell(contact, alarm.centre.crisisMessage);
            }
            case HOLD_ENDS -> work.placement.endHold(contact);
            case BREACH -> {
                contact.breached = true;
                emit(new RoutingEvent.ServiceLevelBreached(alarm.centre.id, contact.id(), contact.queue));
            }
            case LATE -> work.placement.endWait(contact);
            case PATIENCE_ENDS -> work.placement.putBack(contact, contact.because);
            case STEP, COOLED_OFF -> {}
            case OFFER_ENDS -> work.miss(contact);
            case WRAP_UP_ENDS -> work.close(contact, null);
        }
        contact.lookedAt = now;
        switch (alarm.kind) {
            case WORD, BREACH, COOLED_OFF -> work.settle();
            default -> work.settle(contact);
        }
    }
}
