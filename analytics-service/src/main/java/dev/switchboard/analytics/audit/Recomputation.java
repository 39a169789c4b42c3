package dev.switchboard.analytics.audit;

import dev.switchboard.analytics.kpi.Kpi;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.Feedback.SurveyAnswered;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingRecord.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The KPIs of one workspace computed anew from its whole log: each contact's events are looked at one after the other, nothing is kept
 * and nothing is added up before it is asked for. Slow on purpose, and independent of the tallies: what both say is right. Quantiles and
 * occupancy are not among it: the ones are approximate by design, the other needs the clock.
 */
public final class Recomputation {

    private static final double EXACT = 1e-6;
    /** How far a sketch may lie beside the rank that was asked for, as a share of all: its own error, and some more for merging. */
    private static final double SKETCH = 0.03;

    private final Duration shortAbandon;
    private final Duration cameBackWithin;
    private final List<Past> contacts = new ArrayList<>();
    /** All but those that went on in another contact before anyone answered them. */
    private final List<Past> counted = new ArrayList<>();

    private final List<Refused> refused = new ArrayList<>();

    /** An offer that an agent missed or declined. */
    private record Refused(Instant at, Channel channel, String queue, String agent, boolean missed) {}

    /** @param decisions the workspace's, in log order, without those of replaced owners */
    public Recomputation(
            List<Decision> decisions,
            List<MessageStored> messages,
            List<SurveyAnswered> answers,
            Duration shortAbandon,
            Duration cameBackWithin) {
        this.shortAbandon = shortAbandon;
        this.cameBackWithin = cameBackWithin;
        follow(decisions);
        for (var past : contacts) {
            var ended = past.time(RoutingEvent.ContactClosed.class)
                    .or(() -> past.time(RoutingEvent.ContactAbandoned.class))
                    .or(() -> past.time(RoutingEvent.ContactMerged.class))
                    .orElse(Instant.MAX);
            past.firstResponse = messages.stream()
                    .filter(message -> message.author() == Author.AGENT)
                    .filter(message -> message.conversation().equals(past.opened.conversation()))
                    .map(MessageStored::at)
                    .filter(at -> !at.isBefore(past.arrived) && !at.isAfter(ended))
                    .min(Instant::compareTo)
                    .filter(at -> past.answered != null)
                    .orElse(null);
            answers.stream()
                    .filter(answer -> answer.contact().equals(past.opened.contact()))
                    .forEach(answer -> {
                        past.csat = answer.csat() == null ? past.csat : answer.csat();
                        past.nps = answer.nps() == null ? past.nps : answer.nps();
                    });
        }
    }

    private void follow(List<Decision> decisions) {
        Map<String, Past> byId = new LinkedHashMap<>();
        Map<String, Duration> promised = new TreeMap<>();
        for (var decision : decisions) {
            for (var event : decision.events()) {
                if (event instanceof RoutingEvent.PlanPublished published) {
                    promised.clear();
                    published.plan().queues().forEach(queue -> promised.put(queue.queue(), queue.serviceLevel()));
                }
                if (event instanceof RoutingEvent.ContactOpened opened) {
                    byId.put(opened.contact(), new Past(decision.at(), opened));
                }
                if (event instanceof RoutingEvent.OfContact of && byId.get(of.contact()) instanceof Past past) {
                    past.events.add(new Past.Told(decision.at(), of));
                    look(past, of, decision.at(), promised);
                }
            }
        }
        contacts.addAll(byId.values());
        counted.addAll(contacts.stream()
                .filter(past -> past.answered != null
                        || past.time(RoutingEvent.ContactMerged.class).isEmpty())
                .toList());
    }

    private void look(Past past, RoutingEvent.OfContact event, Instant at, Map<String, Duration> promised) {
        switch (event) {
            case RoutingEvent.ContactQueued queued when past.answered == null -> past.queue = queued.queue();
            case RoutingEvent.ContactDiverted diverted
            when past.answered == null && diverted.to() instanceof Diversion.TurnAway -> past.queue = diverted.queue();
            case RoutingEvent.ContactAssigned assigned
            when past.answered == null -> {
                past.answered = at;
                past.agent = assigned.agent();
                var within = promised.getOrDefault(past.queue, Duration.ofSeconds(20));
                past.inTime = Duration.between(past.arrived, at).compareTo(within) <= 0;
            }
            case RoutingEvent.OfferMissed missed ->
                refused.add(new Refused(at, past.opened.channel(), past.waitsIn(), missed.agent(), true));
            case RoutingEvent.OfferDeclined declined ->
                refused.add(new Refused(at, past.opened.channel(), past.waitsIn(), declined.agent(), false));
            default -> {
                // looked at when it is counted
            }
        }
    }

    /** Which contacts to look at; null for any. Queue and agent are those of the first answer. */
    public record Which(
            @Nullable Channel channel,
            @Nullable String queue,
            @Nullable String agent) {

        public static final Which ANY = new Which(null, null, null);

        private boolean takes(Channel itsChannel, String itsQueue, String itsAgent) {
            return (channel == null || channel == itsChannel)
                    && (queue == null || queue.equals(itsQueue))
                    && (agent == null || agent.equals(itsAgent));
        }
    }

    /** The combinations of channel, queue and agent that occur. */
    public List<Which> combinations() {
        return java.util.stream.Stream.concat(
                        counted.stream().map(past -> new Which(past.opened.channel(), past.queue, past.agent)),
                        refused.stream().map(offer -> new Which(offer.channel(), offer.queue(), offer.agent())))
                .distinct()
                .toList();
    }

    /** The KPI over all time; null where there is nothing to compute it from. */
    public @Nullable Double value(Kpi kpi, Which which) {
        var mine = taken(which);
        var lost = mine.stream().filter(this::isLost).count();
        var gone = mine.stream().filter(this::isShort).count();
        var blocked = mine.stream().filter(Recomputation::isBlocked).count();
        return switch (kpi) {
            case CONTACTS_OFFERED -> (double) mine.size();
            case CONTACTS_ANSWERED ->
                (double) mine.stream().filter(past -> past.answered != null).count();
            case CONTACTS_ABANDONED -> (double) lost;
            case SHORT_ABANDONS -> (double) gone;
            case ABANDON_RATE -> ratio(lost, mine.size() - gone - blocked);
            case CONTACTS_BLOCKED -> (double) blocked;
            case BLOCKED_RATE -> ratio(blocked, mine.size());
            case SERVICE_LEVEL ->
                ratio(mine.stream().filter(past -> past.inTime).count(), mine.size() - gone - blocked);
            case AVERAGE_SPEED_OF_ANSWER ->
                mean(mine, past -> past.answered == null ? null : seconds(past.arrived, past.answered));
            case FIRST_RESPONSE_TIME ->
                mean(mine, past -> past.firstResponse == null ? null : seconds(past.arrived, past.firstResponse));
            case HANDLE_TIME -> mean(mine, Past::handled);
            case TRANSFERS_MADE ->
                sum(
                        mine,
                        event -> event instanceof RoutingEvent.ContactQueued queued
                                && queued.because() == QueuedBecause.TRANSFERRED);
            case ESCALATED_LEVEL -> steps(mine, RoutingPlan.Widening.LowerLevel.class);
            case ESCALATED_SKILL ->
                steps(mine, RoutingPlan.Widening.DropSkill.class)
                        + steps(mine, RoutingPlan.Widening.DropLanguage.class);
            case ESCALATED_TEAM ->
                steps(mine, RoutingPlan.Widening.AddTeam.class)
                        + steps(mine, RoutingPlan.Widening.AddQueue.class)
                        + steps(mine, RoutingPlan.Widening.AnyAgent.class);
            case ESCALATED_MANAGER -> raised(mine, RoutingPlan.Rung.MANAGER);
            case ESCALATED_SENIOR_MANAGER -> raised(mine, RoutingPlan.Rung.SENIOR_MANAGER);
            case ESCALATED_VICE_PRESIDENT -> raised(mine, RoutingPlan.Rung.VICE_PRESIDENT);
            case MISSED_OFFERS -> refusals(which, true);
            case DECLINED_OFFERS -> refusals(which, false);
            case FIRST_CONTACT_RESOLUTION -> {
                var closed = mine.stream().filter(Recomputation::isClosed).toList();
                yield ratio(closed.stream().filter(past -> !cameBack(past)).count(), closed.size());
            }
            case WAIT_P50 -> quantile(mine, 0.5);
            case WAIT_P90 -> quantile(mine, 0.9);
            case WAIT_P99 -> quantile(mine, 0.99);
            case CSAT -> mean(mine, past -> past.csat == null ? null : past.csat >= 4 ? 1.0 : 0.0);
            case CSAT_MEAN -> mean(mine, past -> past.csat == null ? null : (double) past.csat);
            case NPS ->
                mean(mine, past -> past.nps == null ? null : past.nps >= 9 ? 100.0 : past.nps <= 6 ? -100.0 : 0.0);
            case OCCUPANCY -> throw new IllegalArgumentException(kpi + " needs the clock, not the log alone");
        };
    }

    /** Of the waits, in seconds: the smallest that so large a share of them does not exceed. */
    private static @Nullable Double quantile(List<Past> mine, double share) {
        var waits = waits(mine);
        return waits.isEmpty() ? null : waits.get((int) Math.max(0, Math.ceil(share * waits.size()) - 1));
    }

    private static List<Double> waits(List<Past> mine) {
        return mine.stream()
                .filter(past -> past.answered != null)
                .map(past -> seconds(past.arrived, Objects.requireNonNull(past.answered)))
                .sorted()
                .toList();
    }

    /**
     * Whether a value tells the KPI: exactly, or, of a quantile, as well as a sketch can.
     *
     * @param kpi any but occupancy
     */
    public boolean agrees(Kpi kpi, Which which, @Nullable Double told) {
        var wanted = value(kpi, which);
        if (wanted == null || told == null) {
            return Objects.equals(wanted, told);
        }
        return switch (kpi) {
            case WAIT_P50 -> isQuantile(which, told, 0.5);
            case WAIT_P90 -> isQuantile(which, told, 0.9);
            case WAIT_P99 -> isQuantile(which, told, 0.99);
            default -> Math.abs(wanted - told) <= EXACT * (1 + Math.abs(wanted));
        };
    }

    private boolean isQuantile(Which which, double told, double share) {
        var waits = waits(taken(which));
        double below = waits.stream().filter(wait -> wait < told - EXACT).count();
        double upTo = waits.stream().filter(wait -> wait <= told + EXACT).count();
        var slack = SKETCH * waits.size() + 1;
        return below <= share * waits.size() + slack && upTo >= share * waits.size() - slack;
    }

    private List<Past> taken(Which which) {
        return counted.stream()
                .filter(past -> which.takes(past.opened.channel(), past.queue, past.agent))
                .toList();
    }

    private boolean isShort(Past past) {
        return past.time(RoutingEvent.ContactAbandoned.class)
                .filter(at -> Duration.between(past.arrived, at).compareTo(shortAbandon) < 0)
                .isPresent();
    }

    private boolean isLost(Past past) {
        return past.time(RoutingEvent.ContactAbandoned.class).isPresent() && !isShort(past);
    }

    private static boolean isClosed(Past past) {
        return past.time(RoutingEvent.ContactClosed.class).isPresent() && !isTurnedAway(past);
    }

    private static boolean isBlocked(Past past) {
        return past.answered == null && isTurnedAway(past);
    }

    private static boolean isTurnedAway(Past past) {
        return past.count(event -> event instanceof RoutingEvent.ContactDiverted diverted
                        && diverted.to() instanceof Diversion.TurnAway)
                > 0;
    }

    private boolean cameBack(Past past) {
        var closed = past.time(RoutingEvent.ContactClosed.class).orElseThrow();
        var customer = past.opened.customer().customer();
        return contacts.stream()
                .filter(other ->
                        other != past && other.opened.customer().customer().equals(customer))
                .anyMatch(other ->
                        !other.arrived.isBefore(closed) && !other.arrived.isAfter(closed.plus(cameBackWithin)));
    }

    private static double steps(List<Past> mine, Class<? extends RoutingPlan.Widening> kind) {
        return sum(
                mine,
                event -> event instanceof RoutingEvent.EscalationStepFired fired && kind.isInstance(fired.widening()));
    }

    private static double raised(List<Past> mine, RoutingPlan.Rung rung) {
        return sum(mine, event -> switch (event) {
            case RoutingEvent.EscalationStepFired fired ->
                fired.widening() instanceof RoutingPlan.Widening.Raise raise && raise.to() == rung;
            case RoutingEvent.ContactQueued queued ->
                queued.because() == QueuedBecause.ESCALATED && queued.raisedTo() == rung;
            default -> false;
        });
    }

    private double refusals(Which which, boolean missed) {
        return refused.stream()
                .filter(offer -> offer.missed() == missed && which.takes(offer.channel(), offer.queue(), offer.agent()))
                .count();
    }

    private static double sum(List<Past> mine, Predicate<RoutingEvent> which) {
        return mine.stream().mapToLong(past -> past.count(which)).sum();
    }

    private interface Measure {
        @Nullable
        Double of(Past past);
    }

    private static @Nullable Double mean(List<Past> mine, Measure measure) {
        double sum = 0;
        int times = 0;
        for (var past : mine) {
            var value = measure.of(past);
            if (value != null) {
                sum += value;
                times++;
            }
        }
        return times == 0 ? null : sum / times;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }

    private static @Nullable Double ratio(long part, long whole) {
        return whole <= 0 ? null : (double) part / whole;
    }
}
