package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The decision being made: its time and the events so far, each applied as it is emitted. */
final class Turn {

    /** More events than this need not follow from one command: a record of the log has its bounds. */
    private static final int ENOUGH = 1_000;

    private final Playback playback;
    private List<RoutingEvent> events = new ArrayList<>();
    private long now;

    Turn(Playback playback) {
        this.playback = playback;
    }

    void begin(long at) {
        now = at;
        events = new ArrayList<>(4);
    }

    List<RoutingEvent> end() {
        return events;
    }

    long now() {
        return now;
    }

    /** Whether what can wait for the next turn should. */
    boolean isFull() {
        return events.size() >= ENOUGH;
    }

    Instant after(long millis) {
        return Instant.ofEpochMilli(now + millis);
    }

    void emit(RoutingEvent event) {
        playback.apply(event, now);
        events.add(event);
    }
}
