package dev.switchboard.router.plan;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.engine.CompiledRules;
import dev.switchboard.router.engine.RuleCompiler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a plan, ready to be asked. A condition that can't be evaluated (an attribute that the contact does not have) does not
 * hold. Thread-safe, and so is what it compiles.
 */
@ApplicationScoped
public class CelRules implements RuleCompiler {

    private static final Logger LOG = Logger.getLogger(CelRules.class);

    @Override
    public CompiledRules compile(List<RoutingPlan.Rule> rules) {
        List<Condition> conditions = rules.stream().map(Condition::of).toList();
        return contact -> firstMatch(conditions, contact);
    }

    private static RoutingPlan.@Nullable Rule firstMatch(
            List<Condition> conditions, RoutingCommand.RequestService contact) {
        if (conditions.isEmpty()) {
            return null;
        }
        Map<String, Object> facts = facts(contact);
        for (Condition condition : conditions) {
            if (condition.holds(facts)) {
                return condition.rule();
            }
        }
        return null;
    }

    private static Map<String, Object> facts(RoutingCommand.RequestService contact) {
        return Map.of(
                "channel", contact.channel().name(),
                "address", contact.customer().address(),
                "to", orEmpty(contact.to()),
                "subject", orEmpty(contact.subject()),
                "text", orEmpty(contact.text()),
                "customer",
                        Map.of(
                                "id", contact.customer().customer(),
                                "name", orEmpty(contact.customer().name())),
                "attributes", contact.attributes());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private record Condition(RoutingPlan.Rule rule, CelRuntime.@Nullable Program program) {

        /** A plan is checked before it is published. What stands in the log must never stop a replay, so a bad rule never holds. */
        static Condition of(RoutingPlan.Rule rule) {
            try {
                return new Condition(rule, RuleLanguage.compile(rule.when()));
            } catch (RuleLanguage.Mistake mistake) {
                LOG.errorf("Rule %s never holds: %s", rule.rule(), mistake.getMessage());
                return new Condition(rule, null);
            }
        }

        boolean holds(Map<String, Object> facts) {
            try {
                return program != null && Boolean.TRUE.equals(program.eval(facts));
            } catch (CelEvaluationException undecidable) {
                return false;
            }
        }
    }
}
