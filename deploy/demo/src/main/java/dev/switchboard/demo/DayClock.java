package dev.switchboard.demo;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time of day in the demo: begins in the morning, and runs 24 times as fast as a wall clock at pace 1. Safe for any thread. */
final class DayClock {
    /** The department has just opened its doors wide when the demo begins. */
    static final double BEGIN_HOUR = 9;

    static final double HOURS_PER_MINUTE = 24 / 60.0;

    private final Pace pace;
    private final LongSupplier nanos;
    private final long begin;

    DayClock(Pace pace) {
        this(pace, System::nanoTime);
    }

    DayClock(Pace pace, LongSupplier nanos) {
        this.pace = pace;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
    }

    /** The hour of the day with its fraction, from 0 to below 24. */
    double hour() {
        var minutes = Duration.ofNanos(nanos.getAsLong() - begin).toMillis() / 60_000.0;
        return (BEGIN_HOUR + minutes * pace.factor() * HOURS_PER_MINUTE) % 24;
    }
}
