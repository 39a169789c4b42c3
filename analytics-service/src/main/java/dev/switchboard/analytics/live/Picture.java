package dev.switchboard.analytics.live;

import dev.switchboard.analytics.kpi.Count;
import dev.switchboard.analytics.kpi.Kpi;
import dev.switchboard.analytics.kpi.Tally;
import dev.switchboard.analytics.life.Crisis;
import dev.switchboard.analytics.live.Live.Figures;
import dev.switchboard.analytics.live.LiveTables.AgentNow;
import dev.switchboard.analytics.live.LiveTables.OpenContact;
import dev.switchboard.analytics.live.LiveTables.Slice;
import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that was read of one workspace at one moment; {@link #seenBy} puts together what a caller may see of it. Pure. */
record Picture(
        Instant at,
        List<OpenContact> open,
        List<AgentNow> agents,
        List<Slice> today,
        List<RoutingPlan.Queue> queues,
        List<Team> teams,
        Crisis crisis) {

    /** A proposal that nobody has followed is no news after so long. */
    private static final Duration PROPOSAL_STANDS = Duration.ofMinutes(15);

    /** @param own teams of the caller; null for all */
    Live seenBy(@Nullable Set<String> own) {
        var mine = new Picture(
                at,
                open.stream().filter(contact -> isOwn(own, contact.team())).toList(),
                agents.stream().filter(agent -> isOwn(own, agent.team())).toList(),
                today.stream().filter(slice -> isOwn(own, slice.team())).toList(),
                queues.stream().filter(queue -> isOwn(own, queue.team())).toList(),
                teams.stream().filter(team -> isOwn(own, team.team())).toList(),
                crisis);
        return mine.live();
    }

    private static boolean isOwn(@Nullable Set<String> own, String team) {
        return own == null || own.contains(team);
    }

    private Live live() {
        return new Live(
                at,
                crisisNow(),
                escalations(),
                figures("", "All", contact -> true, slice -> true),
                queues.stream().map(this::ofQueue).toList(),
                Arrays.stream(Channel.values()).map(this::ofChannel).toList(),
                teams.stream().map(this::ofTeam).toList(),
                trend());
    }

    private Crisis crisisNow() {
        var proposal = crisis.proposal();
        return proposal == null || proposal.at().plus(PROPOSAL_STANDS).isAfter(at) ? crisis : crisis.proposed(null);
    }

    private Figures ofQueue(RoutingPlan.Queue queue) {
        return figures(
                queue.queue(),
                queue.name(),
                contact -> contact.queue().equals(queue.queue()),
                slice -> slice.queue().equals(queue.queue()));
    }

    private Figures ofChannel(Channel channel) {
        return figures(
                channel.name(),
                channel.name(),
                contact -> contact.channel() == channel,
                slice -> slice.channel() == channel);
    }

    private Figures figures(String id, String name, Predicate<OpenContact> which, Predicate<Slice> counted) {
        var mine = open.stream().filter(which).toList();
        var free = mine.stream().filter(contact -> !contact.held()).toList();
        var waiting = free.stream().filter(contact -> !contact.isForLater(at)).toList();
        var day = sum(counted);
        var halfHour = sum(counted.and(Slice::now));
        return new Figures(
                id,
                name,
                waiting.size(),
                waiting.stream()
                        .map(OpenContact::arrivedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                free.size() - waiting.size(),
                mine.size() - free.size(),
                day.get(Count.OFFERED),
                day.get(Count.ANSWERED),
                day.get(Count.ABANDONED) - day.get(Count.SHORT_ABANDONED),
                day.get(Count.BLOCKED),
                Kpi.SERVICE_LEVEL.of(day),
                Kpi.SERVICE_LEVEL.of(halfHour),
                Kpi.AVERAGE_SPEED_OF_ANSWER.of(day));
    }

    private Tally sum(Predicate<Slice> counted) {
        var sum = new Tally();
        today.stream().filter(counted).forEach(slice -> sum.add(slice.tally()));
        return sum;
    }

    private Live.TeamNow ofTeam(Team team) {
        var mine = agents.stream()
                .filter(agent -> agent.team().equals(team.team()))
                .toList();
        var idle = mine.stream().filter(agent -> agent.contacts() == 0).toList();
        Map<String, Integer> notReady = new TreeMap<>();
        idle.stream()
                .filter(agent -> agent.presence().equals("NOT_READY"))
                .forEach(agent -> notReady.merge(agent.reason() == null ? "" : agent.reason(), 1, Integer::sum));
        return new Live.TeamNow(
                team.team(),
                team.name(),
                count(idle, "READY"),
                mine.size() - idle.size(),
                notReady,
                count(idle, "OFFLINE"),
                (int) open.stream()
                        .filter(contact -> !contact.held()
                                && !contact.isForLater(at)
                                && contact.team().equals(team.team()))
                        .count());
    }

    private static int count(List<AgentNow> agents, String presence) {
        return (int) agents.stream()
                .filter(agent -> agent.presence().equals(presence))
                .count();
    }

    private List<Live.Escalation> escalations() {
        return open.stream()
                .filter(contact -> !contact.held() && contact.raisedTo() != null && contact.raisedAt() != null)
                .sorted(Comparator.comparing(OpenContact::arrivedAt).thenComparing(OpenContact::contact))
                .map(contact -> new Live.Escalation(
                        contact.contact(),
                        contact.queue(),
                        contact.channel(),
                        contact.customer(),
                        contact.raisedTo(),
                        contact.raisedAt(),
                        contact.arrivedAt()))
                .toList();
    }

    private List<Live.Quarter> trend() {
        Map<Instant, Tally> quarters = new TreeMap<>();
        today.forEach(slice ->
                quarters.computeIfAbsent(slice.quarter(), fresh -> new Tally()).add(slice.tally()));
        return quarters.entrySet().stream()
                .map(entry -> new Live.Quarter(
                        entry.getKey(),
                        entry.getValue().get(Count.OFFERED),
                        entry.getValue().get(Count.ANSWERED),
                        entry.getValue().get(Count.ABANDONED) - entry.getValue().get(Count.SHORT_ABANDONED),
                        Kpi.SERVICE_LEVEL.of(entry.getValue())))
                .toList();
    }
}
