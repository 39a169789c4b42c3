package dev.switchboard.router.simulation;

import dev.switchboard.router.simulation.scenario.Arrivals;
import dev.switchboard.router.simulation.scenario.Arrivals.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer with a request: what was drawn for it, and how it fares. Times in milliseconds. */
final class SimulatedContact {

    static final double NO_WRAP_UP = -1;
    static final long UNTOLD = -1;

    final String id;
    final Arrivals kind;
    final Request request;
    final long arrivedAt;
    /** What a single agent with factor 1 would need. */
    final double service;

    final double wrapUp;
    final double patience;

    /** Where it counts; nowhere if it came while the simulation warmed up. */
    Tally[] tallies = {};

    /** Before whom it stands, whoever serves it among them: a contact may be offered to several at once. */
    final List<SimulatedAgent> asked = new ArrayList<>(1);

    /** Who serves it. */
    @Nullable
    SimulatedAgent agent;

    int offer;
    /** What the engine told it when it came; {@link #UNTOLD} if nothing. */
    long expectedWait = UNTOLD;

    boolean answered;
    boolean escalated;
    /** Whether the customer has got what there was, is gone, or will be called back: nobody holds the line. */
    boolean over;

    /** Work left at {@link #workedAt}. */
    double work;

    long workedAt;
    double speed;
    /** Counts the plans for the end of its service: only the newest holds. */
    int plans;

    SimulatedContact(
            String id, Arrivals kind, Request request, long arrivedAt, double service, double wrapUp, double patience) {
        this.id = id;
        this.kind = kind;
        this.request = request;
        this.arrivedAt = arrivedAt;
        this.service = service;
        this.wrapUp = wrapUp;
        this.patience = patience;
    }
}
