package dev.switchboard.router.simulation;

import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.engine.RuleCompiler;
import dev.switchboard.router.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * Plays a scenario as often as asked. The seed decides everything that is left to chance: the same seed has the same customers under
 * every plan. Runs on the caller's thread, for as long as it takes. Thread-safe.
 *
 * @param rules the language of the plan's rules
 * @param mostContacts over all replications of one plan, beyond which it is given up
 */
public record Simulation(Scenario scenario, RuleCompiler rules, long mostContacts) {

    public static final long UNBOUNDED = Long.MAX_VALUE;

    /** @throws TooLarge if it brings more than allowed */
    public Comparison run(RoutingPlan plan, @Nullable RoutingPlan compareWith, long seed, int replications) {
        Samples samples = sample(plan, seed, replications);
        return Comparison.of(samples, compareWith == null ? null : sample(compareWith, seed, replications));
    }

    Samples sample(RoutingPlan plan, long seed, int replications) {
        var samples = new Samples(seed);
        var known = new KindRules(rules);
        long left = mostContacts;
        for (int number = 0; number < replications; number++) {
            var replication = new Replication(plan, scenario, known, new Dice(seed, number), left);
            replication.run();
            samples.add(replication);
            left -= replication.contacts();
        }
        return samples;
    }
}
