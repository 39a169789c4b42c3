package dev.switchboard.router.simulation;

import dev.switchboard.router.simulation.replay.PastContact;
import dev.switchboard.router.simulation.replay.PastDay;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a past day as it was, in the form of a simulation's, so that they can stand side by side. */
final class AsItWas {

    private AsItWas() {}

    /** @param replications as many as the simulation has; the past is the same in each */
    static Samples of(PastDay day, long seed, int replications) {
        Map<Scope, Map<String, Double>> figures = new TreeMap<>();
        Map<Scope, Tally> tallies = new HashMap<>();
        tally(Scope.OVERALL, day, tallies);
        day.contacts().forEach(contact -> count(contact, day, tallies));
        tallies.forEach((scope, tally) -> figures.put(scope, Metric.of(tally)));
        day.occupancy()
                .forEach((agent, share) ->
                        figures.put(new Scope(Scope.Of.GROUP, agent), Map.of(Metric.OCCUPANCY, share)));
        return Samples.same(seed, figures, replications, day.contacts().size());
    }

    private static void count(PastContact contact, PastDay day, Map<Scope, Tally> tallies) {
        String channel = contact.request().channel().name().toLowerCase(Locale.ROOT);
        count(contact, tally(Scope.OVERALL, day, tallies));
        count(contact, tally(new Scope(Scope.Of.CHANNEL, channel), day, tallies));
        count(contact, tally(new Scope(Scope.Of.KIND, channel), day, tallies));
        if (contact.queue() != null) {
            count(contact, tally(new Scope(Scope.Of.QUEUE, contact.queue()), day, tallies));
        }
    }

    private static Tally tally(Scope scope, PastDay day, Map<Scope, Tally> tallies) {
        return tallies.computeIfAbsent(scope, any -> new Tally(day.scenario().thresholds()));
    }

    private static void count(PastContact contact, Tally tally) {
        tally.offered();
        switch (contact.outcome()) {
            case ANSWERED -> tally.answered(contact.waitMillis());
            case ABANDONED -> tally.abandoned(contact.waitMillis());
            case TURNED_AWAY -> tally.blocked();
            case WAITING -> {}
        }
        for (int step = 0; step < contact.steps(); step++) {
            tally.step(step == 0);
        }
    }
}
