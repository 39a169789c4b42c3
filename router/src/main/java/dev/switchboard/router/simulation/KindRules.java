package dev.switchboard.router.simulation;

import dev.switchboard.events.Customer;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.engine.CompiledRules;
import dev.switchboard.router.engine.RuleCompiler;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are asked once for contacts that are alike. Those share one customer (the very object), which tells them apart from others
 * at next to no cost; a rule would answer the same for all of them. Not thread-safe.
 */
final class KindRules implements RuleCompiler {

    private final RuleCompiler rules;
    private final IdentityHashMap<List<RoutingPlan.Rule>, CompiledRules> compiled = new IdentityHashMap<>();

    KindRules(RuleCompiler rules) {
        this.rules = rules;
    }

    @Override
    public CompiledRules compile(List<RoutingPlan.Rule> list) {
        return compiled.computeIfAbsent(list, rule -> new Remembering(rules.compile(rule)));
    }

    /** The queue that a plan picks. */
    String queueOf(RoutingPlan plan, RequestService request) {
        RoutingPlan.Rule rule = compile(plan.rules()).firstMatch(request);
        return rule == null ? plan.fallbackQueue() : rule.queue();
    }

    private static final class Remembering implements CompiledRules {
        private final CompiledRules rules;
        private final IdentityHashMap<Customer, Optional<RoutingPlan.Rule>> known = new IdentityHashMap<>();

        Remembering(CompiledRules rules) {
            this.rules = rules;
        }

        @Override
        public RoutingPlan.@Nullable Rule firstMatch(RequestService request) {
            Optional<RoutingPlan.Rule> rule = known.get(request.customer());
            if (rule == null) {
                rule = Optional.ofNullable(rules.firstMatch(request));
                known.put(request.customer(), rule);
            }
            return rule.orElse(null);
        }
    }
}
