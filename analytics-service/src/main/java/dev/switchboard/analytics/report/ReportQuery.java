package dev.switchboard.analytics.report;

import dev.switchboard.analytics.kpi.Kpi;
import dev.switchboard.events.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param beginnings of the pieces of time; the last one ends at {@code to}
 * @param by what to tell apart, in this order
 * @param only whose figures; null for everyone's
 */
record ReportQuery(
        String workspace,
        List<Instant> beginnings,
        Instant to,
        List<Dimension> by,
        Filter filter,
        List<Kpi> kpis,
        @Nullable Visible only) {

    /** Null: any. */
    record Filter(
            @Nullable Channel channel,
            @Nullable String queue,
            @Nullable String team,
            @Nullable String agent) {}

    /**
     * Figures of these teams, and of this agent.
     *
     * @param agent null: of none
     */
    record Visible(List<String> teams, @Nullable String agent) {}

    Instant from() {
        return beginnings.getFirst();
    }

    boolean asks(Kpi kpi) {
        return kpis.contains(kpi);
    }

    boolean asksForQuantiles() {
        return asks(Kpi.WAIT_P50) || asks(Kpi.WAIT_P90) || asks(Kpi.WAIT_P99);
    }

    boolean asksForPresence() {
        return asks(Kpi.OCCUPANCY)
                && by.stream().allMatch(Dimension::hasPresence)
                && filter.channel() == null
                && filter.queue() == null;
    }
}
