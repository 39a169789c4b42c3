package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingPlan;
import org.jspecify.annotations.Nullable;

/** A plan's rules, ready to be asked. Pure: the same contact always gets the same answer. */
@FunctionalInterface
public interface CompiledRules {

    /** The first rule that takes the contact, null if none does. A rule that fails on a contact does not take it. */
    RoutingPlan.@Nullable Rule firstMatch(RequestService contact);
}
