package dev.switchboard.router.simulation;

import dev.switchboard.router.simulation.scenario.Arrivals;
import dev.switchboard.router.simulation.scenario.Arrivals.Flow;
import dev.switchboard.router.simulation.scenario.Arrivals.Traced;
import dev.switchboard.router.simulation.scenario.DayProfile;
import dev.switchboard.router.simulation.scenario.Shift;
import dev.switchboard.router.simulation.scenario.Span;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one kind, one after the other, with all that is theirs alone: when they come, how long it takes to serve them, how
 * long they are ready to wait. Nothing of it depends on the plan.
 */
final class Inflow {

    final Arrivals kind;
    private final Times times;
    private final RandomGenerator services;
    private final RandomGenerator wrapUps;
    private final RandomGenerator patiences;

    Inflow(Arrivals kind, long start, Dice dice) {
        this.kind = kind;
        services = dice.stream(kind.kind() + "/service");
        wrapUps = dice.stream(kind.kind() + "/wrap-up");
        patiences = dice.stream(kind.kind() + "/patience");
        times = switch (kind.flow()) {
            case Flow.Poisson poisson ->
                new AtRandom(
                        poisson, start, dice.stream(kind.kind() + "/arrivals"), dice.stream(kind.kind() + "/days"));
            case Flow.Regular regular -> new Evenly(start, regular.interval());
            case Flow.Trace trace -> new AsItWas(trace.contacts(), start);
        };
    }

    /** Draws the next contact; null if none comes any more. */
    @Nullable
    SimulatedContact next(String id) {
        long at = times.next();
        if (at == Agenda.NEVER) {
            return null;
        }
        Traced traced = times instanceof AsItWas real ? real.current : null;
        double service = span(traced == null ? null : traced.service(), kind.service(), services);
        double patience = span(traced == null ? null : traced.patience(), kind.patience(), patiences);
        double wrapUp = wrapUp(traced);
        return new SimulatedContact(
                id, kind, traced == null ? kind.request() : traced.request(), at, service, wrapUp, patience);
    }

    private double wrapUp(@Nullable Traced traced) {
        Span own = traced == null ? null : traced.wrapUp();
        if (own == null && kind.wrapUp() == null) {
            return SimulatedContact.NO_WRAP_UP;
        }
        return span(own, kind.wrapUp() == null ? new Span.Fixed(0) : kind.wrapUp(), wrapUps);
    }

    private static double span(@Nullable Span own, Span otherwise, RandomGenerator random) {
        return (own == null ? otherwise : own).draw(random);
    }

    private interface Times {
        long next();
    }

    private static final class Evenly implements Times {
        private long next;
        private final long interval;

        Evenly(long start, long interval) {
            next = start;
            this.interval = interval;
        }

        @Override
        public long next() {
            next += interval;
            return next;
        }
    }

    private static final class AsItWas implements Times {
        private final Iterator<Traced> contacts;

        @Nullable
        Traced current;

        /** Whoever came before the start is left out. */
        AsItWas(List<Traced> contacts, long start) {
            this.contacts =
                    contacts.stream().filter(contact -> contact.at() >= start).iterator();
        }

        @Override
        public long next() {
            current = contacts.hasNext() ? contacts.next() : null;
            return current == null ? Agenda.NEVER : current.at();
        }
    }

    /**
     * A Poisson process whose rate changes: between two arrivals the integral of the rate is exponential with mean 1 (time change). The
     * exact time is kept, so that rounding to milliseconds does not add up.
     */
    private static final class AtRandom implements Times {
        /** Beyond this nobody comes: the rates are all zero. */
        private static final long FAR = 400L * Shift.DAY;

        private final DayProfile rates;
        private final RandomGenerator random;
        private final RandomGenerator days;
        private final @Nullable GammaDistribution variation;
        private final long start;
        private long midnight;
        private double time;
        private double factor;

        AtRandom(Flow.Poisson poisson, long start, RandomGenerator random, RandomGenerator days) {
            this.rates = poisson.rates();
            this.random = random;
            this.days = days;
            this.start = start;
            double squared = poisson.dayVariation() * poisson.dayVariation();
            variation = squared == 0 ? null : GammaDistribution.of(1 / squared, squared);
            midnight = Math.floorDiv(start, Shift.DAY) * Shift.DAY;
            time = start - midnight;
            factor = dayFactor();
        }

        @Override
        public long next() {
            double left = random.nextExponential();
            while (midnight - start < FAR) {
                double rate = rates.rateAt(time) * factor;
                double change = rates.nextChange(time);
                double until = (change - time) * rate;
                if (left <= until && rate > 0) {
                    time += left / rate;
                    return midnight + (long) time;
                }
                left -= until;
                time = change;
                if (time >= Shift.DAY) {
                    midnight += Shift.DAY;
                    time = 0;
                    factor = dayFactor();
                }
            }
            return Agenda.NEVER;
        }

        private double dayFactor() {
            double uniform = days.nextDouble();
            return variation == null ? 1 : variation.inverseCumulativeProbability(uniform);
        }
    }
}
