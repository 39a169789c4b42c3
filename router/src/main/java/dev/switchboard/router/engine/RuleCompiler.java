package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingPlan;
import java.util.List;

/** Makes a plan's rules ready to be asked; the language they are written in is not the engine's business. */
@FunctionalInterface
public interface RuleCompiler {

    /** @param rules in the order in which they are tried; checked before the plan was published */
    CompiledRules compile(List<RoutingPlan.Rule> rules);
}
