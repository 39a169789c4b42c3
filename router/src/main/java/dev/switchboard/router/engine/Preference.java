package dev.switchboard.router.engine;

/**
 * Who goes first among agents free to take a contact: the lower rank, and within a rank whoever is preferred. Both follow from the
 * agent's state; an agent whose state changes is seated anew.
 */
interface Preference {

    /** As told in {@code ContactOffered.why}. */
    String name();

    /** 0 goes first; ranks from {@link Circle#RANKS} on share the last one. */
    int rank(Agent agent);

    /** A total order in agreement with the ranks. */
    boolean prefers(Agent a, Agent b);
}
