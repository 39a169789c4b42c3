package dev.switchboard.router.simulation.replay;

import dev.switchboard.events.RoutingCommand.RequestService;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A contact as it went. Filled in while the log is told; times in epoch milliseconds. Not thread-safe. */
public final class PastContact {

    /** How its wait ended. */
    public enum Outcome {
        ANSWERED,
        ABANDONED,
        /** Closed though nobody had answered. */
        TURNED_AWAY,
        /** It still waited when the log ended. */
        WAITING
    }

    final RequestService request;
    final long arrivedAt;

    @Nullable
    String queue;

    /** Before whom it stands, whoever serves it among them. */
    final Set<String> asked = new LinkedHashSet<>();

    Outcome outcome = Outcome.WAITING;
    long waitEndedAt;
    int steps;
    /** In the hands of agents; what it spent parked is not among it. */
    long servedMillis;

    long wrapUpMillis;
    boolean finished;
    long offeredAt;
    long since;
    boolean wrapping;

    PastContact(RequestService request, Instant at) {
        this.request = request;
        arrivedAt = at.toEpochMilli();
    }

    public RequestService request() {
        return request;
    }

    /** The first that it waited in; null without a plan. */
    public @Nullable String queue() {
        return queue;
    }

    public Outcome outcome() {
        return outcome;
    }

    public long waitMillis() {
        return waitEndedAt - arrivedAt;
    }

    /** Of escalation. */
    public int steps() {
        return steps;
    }

    void endsWait(Outcome how, long now) {
        if (outcome == Outcome.WAITING) {
            outcome = how;
            waitEndedAt = now;
        }
    }

    /** Books the time in the hands of whoever serves it, if somebody does. */
    void book(long now) {
        if (since > 0) {
            if (wrapping) {
                wrapUpMillis += now - since;
            } else {
                servedMillis += now - since;
            }
        }
        since = since > 0 ? now : 0;
    }

    /** Nobody serves it any more. */
    void leaves(long now) {
        book(now);
        since = 0;
        wrapping = false;
    }
}
