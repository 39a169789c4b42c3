package dev.switchboard.demo;

import dev.switchboard.people.Rep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one rep's presence as shift and breaks want it. Who goes home finishes what is at hand first; who was made not ready because
 * of missed offers comes back after a while. One thread.
 */
final class Attendance {
    private static final List<String> REASONS = List.of("break", "break", "lunch", "meeting", "training");
    private static final double BETWEEN_BREAKS_SECONDS = 400;
    private static final double BREAK_SECONDS = 25;
    private static final double COMES_BACK_AFTER_SECONDS = 12;

    private static final Wish READY = new Wish("READY", null);
    private static final Wish OFFLINE = new Wish("OFFLINE", null);

    private final Shift shift;
    private final DayClock clock;
    private final Pace pace;
    private final Draw draw;
    private Wish wish = OFFLINE;
    private Wish away = READY;
    private long breakBegins;
    private long breakEnds;
    private long sayAgainAt;

    Attendance(Shift shift, DayClock clock, Pace pace, Draw draw) {
        this.shift = shift;
        this.clock = clock;
        this.pace = pace;
        this.draw = draw;
        this.breakEnds = System.nanoTime();
        this.breakBegins = breakEnds + nanos(draw.exponential(BETWEEN_BREAKS_SECONDS));
    }

    private record Wish(String state, @Nullable String reason) {}

    void keep(Rep rep) {
        var now = System.nanoTime();
        var wanted = wanted(now, rep.contacts().isEmpty());
        if (!wanted.equals(wish)) {
            wish = wanted;
            say(rep, now);
        } else if (rep.presence().equals(wish.state())) {
            sayAgainAt = now + nanos(COMES_BACK_AFTER_SECONDS);
        } else if (now - sayAgainAt >= 0) {
            say(rep, now);
        }
    }

    private void say(Rep rep, long now) {
        rep.be(wish.state(), wish.reason());
        sayAgainAt = now + nanos(COMES_BACK_AFTER_SECONDS);
    }

    private Wish wanted(long now, boolean idle) {
        if (!shift.covers(clock.hour())) {
            return idle ? OFFLINE : new Wish("NOT_READY", "paperwork");
        }
        if (now - breakBegins >= 0) {
            away = new Wish("NOT_READY", draw.one(REASONS));
            breakEnds = now + nanos(draw.logNormal(BREAK_SECONDS, 0.5));
            breakBegins = breakEnds + nanos(draw.exponential(BETWEEN_BREAKS_SECONDS));
        }
        return now - breakEnds < 0 ? away : READY;
    }

    private long nanos(double usualSeconds) {
        return pace.ofSeconds(usualSeconds).toNanos();
    }
}
