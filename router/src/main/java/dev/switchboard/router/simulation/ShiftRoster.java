package dev.switchboard.router.simulation;

import dev.switchboard.router.simulation.scenario.AgentGroup;
import dev.switchboard.router.simulation.scenario.Scenario;
import dev.switchboard.router.simulation.scenario.Shift;
import java.time.ZoneOffset;
import java.util.function.LongConsumer;

/** When shifts begin and end, as far as the simulation goes. Times in epoch milliseconds. */
final class ShiftRoster {

    private final long start;
    private final long end;

    ShiftRoster(Scenario scenario) {
        start = scenario.startMillis();
        end = start + scenario.horizon().plus(scenario.drain()).toMillis();
    }

    /** Also of those that had begun before the start: the agents are there from the start on. */
    void beginnings(AgentGroup group, LongConsumer at) {
        if (group.shifts().isEmpty()) {
            at.accept(start);
        }
        each(group, at, true);
    }

    void ends(AgentGroup group, LongConsumer at) {
        each(group, at, false);
    }

    private void each(AgentGroup group, LongConsumer at, boolean beginning) {
        for (Shift shift : group.shifts()) {
            long first = Math.floorDiv(start - shift.to(), Shift.DAY) * Shift.DAY;
            long last = end;
            if (shift.date() != null) {
                first = shift.date().atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
                last = first;
            }
            for (long midnight = first; midnight <= last; midnight += Shift.DAY) {
                if (midnight + shift.to() > start && midnight + shift.from() < end) {
                    at.accept(midnight + (beginning ? shift.from() : shift.to()));
                }
            }
        }
    }
}
