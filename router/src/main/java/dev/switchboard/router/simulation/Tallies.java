package dev.switchboard.router.simulation;

import dev.switchboard.events.Customer;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingPlan;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tallies of a replication by scope. A contact counts for the queue that the plan's rules give it when it arrives, wherever it goes
 * from there, so that blocked ones count for a queue as well. Not thread-safe.
 */
final class Tallies {

    private final RoutingPlan plan;
    private final KindRules rules;
    private final List<Duration> thresholds;
    private final Map<Scope, Tally> byScope = new TreeMap<>();
    /** By the customer that alike contacts share. */
    private final IdentityHashMap<Customer, Tally[]> known = new IdentityHashMap<>();

    Tallies(RoutingPlan plan, KindRules rules, List<Duration> thresholds) {
        this.plan = plan;
        this.rules = rules;
        this.thresholds = thresholds;
        of(Scope.OVERALL);
        plan.queues().forEach(queue -> of(new Scope(Scope.Of.QUEUE, queue.queue())));
    }

    Tally[] of(String kind, RequestService request) {
        return known.computeIfAbsent(request.customer(), alike -> find(kind, request));
    }

    private Tally[] find(String kind, RequestService request) {
        String channel = request.channel().name().toLowerCase(Locale.ROOT);
        return new Tally[] {
            of(Scope.OVERALL),
            of(new Scope(Scope.Of.CHANNEL, channel)),
            of(new Scope(Scope.Of.QUEUE, rules.queueOf(plan, request))),
            of(new Scope(Scope.Of.KIND, kind))
        };
    }

    private Tally of(Scope scope) {
        return byScope.computeIfAbsent(scope, any -> new Tally(thresholds));
    }

    Map<Scope, Tally> byScope() {
        return byScope;
    }
}
