package dev.switchboard.router.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One plan, or two side by side.
 *
 * @param difference the first minus the second, replication by replication; its intervals are narrower than those of the two
 *     plans would suggest, because both had the same customers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Comparison(
        SimulationReport plan,
        @Nullable SimulationReport comparedWith,
        @Nullable SimulationReport difference) {

    static Comparison of(Samples plan, @Nullable Samples comparedWith) {
        return comparedWith == null
                ? new Comparison(plan.report(), null, null)
                : new Comparison(
                        plan.report(),
                        comparedWith.report(),
                        plan.minus(comparedWith).report());
    }
}
