package dev.switchboard.demo;

import java.time.Duration;

/**
 * When customers come: a Poisson process whose rate follows the day's curve, by thinning (Lewis and Shedler): candidates come at
 * the highest rate, and each is kept with the probability that the curve has at its hour. One thread at a time.
 */
final class Arrivals {
    private final double perMinuteAtPeak;
    private final Pace pace;
    private final Draw draw;

    /** @param perMinuteAtPeak contacts in a minute of the busiest hour, at pace 1 */
    Arrivals(double perMinuteAtPeak, Pace pace, Draw draw) {
        this.perMinuteAtPeak = perMinuteAtPeak;
        this.pace = pace;
        this.draw = draw;
    }

    /** How long it takes, from this hour of the day on, until the next one comes. */
    Duration untilNext(double hour) {
        var minutes = 0.0;
        do {
            minutes += draw.exponential(1 / perMinuteAtPeak);
        } while (!draw.chance(DayCurve.at((hour + minutes * DayClock.HOURS_PER_MINUTE) % 24)));
        return pace.ofSeconds(minutes * 60);
    }
}
