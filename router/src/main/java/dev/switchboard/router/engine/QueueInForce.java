package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Rung;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A queue of the plan in force, and what is derived from it. Times are milliseconds. */
final class QueueInForce {

    final RoutingPlan.Queue plan;
    final long serviceLevel;
    final long wrapUp;
    /** How long one may wait here, {@link Timers#NEVER} for ever. */
    final long longestWait;
    /** Whether its contacts go before those of other queues, as a crisis may want. */
    final boolean first;
    /** Null for always. */
    final @Nullable OpeningHours hours;

    /** How fast it moves; null until somebody left it. */
    @Nullable
    QueuePace pace;
    /** How many contacts stand in lines of this queue. */
    int waiting;
    /** The lines in which its contacts stand or have stood. */
    final List<Line> lines = new ArrayList<>(Channels.COUNT);

    private final Ladder.Rules rules;
    private final Circles circles;
    private final Preference preference;
    private final long[] offerTimeouts = new long[Channels.COUNT];
    private final int autoAccept;
    private final Ladder usual;
    private final Map<Wish, Ladder> ladders = new HashMap<>();

    QueueInForce(
            RoutingPlan.Queue plan,
            Ladder.Rules rules,
            Circles circles,
            @Nullable OpeningHours hours,
            boolean first,
            boolean weighed) {
        this.plan = plan;
        this.rules = rules;
        this.circles = circles;
        this.hours = hours;
        this.first = first;
        serviceLevel = plan.serviceLevel().toMillis();
        wrapUp = plan.wrapUp().toMillis();
        Duration longest = plan.policy().limits().longestWait();
        longestWait = longest == null ? Timers.NEVER : longest.toMillis();
        preference = new Preference(plan.policy().order(), weighed);
        autoAccept = Channels.bits(plan.policy().autoAccept());
        for (Channel channel : Channels.ALL) {
            offerTimeouts[channel.ordinal()] = plan.policy()
                    .offerTimeouts()
                    .getOrDefault(channel, plan.offerTimeout())
                    .toMillis();
        }
        usual = ladder(Wish.NONE);
    }

    String id() {
        return plan.queue();
    }

    int weight() {
        return plan.policy().weight();
    }

    long offerTimeout(Channel channel) {
        return offerTimeouts[channel.ordinal()];
    }

    boolean accepts(Channel channel) {
        return (autoAccept & Channels.bit(channel)) != 0;
    }

    boolean isFull() {
        Integer places = plan.policy().limits().places();
        return places != null && waiting >= places;
    }

    /** What becomes of a contact that can't be taken in for this cause; null if it is taken in anyway. */
    @Nullable
    Diversion diversion(Diversion.Cause cause, Channel channel) {
        var limits = plan.policy().limits();
        return switch (cause) {
            case FULL -> limits.full().get(channel);
            case LATE -> limits.late().get(channel);
            case CLOSED -> limits.closed().get(channel);
        };
    }

    Ladder ladder(Wish wish) {
        if (wish == Wish.NONE && usual != null) {
            return usual;
        }
        return ladders.computeIfAbsent(
                wish, some -> new Ladder(plan, some, rules, asked -> circles.of(asked, preference)));
    }

    /** The rung to raise to from {@code rung} on: the first whose manager is signed in, else the first that has one; null at the top. */
    @Nullable
    Rung rungFrom(int rung, Workspace workspace) {
        int some = -1;
        for (int next = rules.tree().rungWithManager(plan.team(), rung);
                next >= 0;
                next = rules.tree().rungWithManager(plan.team(), next + 1)) {
            some = some < 0 ? next : some;
            if (isSignedIn(next, workspace)) {
                return Rung.values()[next];
            }
        }
        return some < 0 ? null : Rung.values()[some];
    }

    /** Whether the manager on the rung, or on the next that has one, is signed in. */
    boolean isSignedIn(int rung, Workspace workspace) {
        int manned = rules.tree().rungWithManager(plan.team(), rung);
        return manned >= 0
                && rules.tree().managers(plan.team(), manned, manned).stream().anyMatch(manager -> {
                    Agent agent = workspace.agent(manager);
                    return agent != null && agent.isSignedIn();
                });
    }
}
