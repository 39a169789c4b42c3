package dev.switchboard.router.simulation;

import java.util.Map;

/**
 * What a simulation came to. Figures by key (see {@link Metric}), a figure that nothing could be computed from is missing.
 *
 * @param contacts how many came in all replications, those of the warm-up included
 * @param queues by the queue that the plan's rules give a contact when it arrives
 * @param kinds by the scenario's kinds of contacts
 * @param groups occupancy by the scenario's groups of agents
 */
public record SimulationReport(
        long seed,
        int replications,
        long contacts,
        Map<String, Estimate> overall,
        Map<String, Map<String, Estimate>> channels,
        Map<String, Map<String, Estimate>> queues,
        Map<String, Map<String, Estimate>> kinds,
        Map<String, Map<String, Estimate>> groups) {}
