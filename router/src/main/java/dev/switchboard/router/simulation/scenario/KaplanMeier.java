package dev.switchboard.router.simulation.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * How patient customers are, estimated from waits of which only some ended because patience did. The others were answered: their
 * patience is only known to be longer (censored). Kaplan and Meier's product-limit estimator (1958): S(t) = ∏ (1 - d/n) over the
 * times up to t at which customers left, d who left then, n who had waited at least so long. What remains after the longest wait
 * seen stays in the queue for good. Thread-safe.
 */
public final class KaplanMeier {

    private final double[] times;
    /** Of each time: the share of customers whose patience is longer. */
    private final double[] survival;

    private KaplanMeier(double[] times, double[] survival) {
        this.times = times;
        this.survival = survival;
    }

    /**
     * How long somebody waited.
     *
     * @param left whether the wait ended because the customer left
     */
    public record Wait(double millis, boolean left) {}

    public static KaplanMeier of(List<Wait> waits) {
        // at the same time leaving comes first: who is answered then had waited as long
        List<Wait> sorted = new ArrayList<>(waits);
        sorted.sort(
                (a, b) -> a.millis != b.millis ? Double.compare(a.millis, b.millis) : Boolean.compare(b.left, a.left));
        double[] times = new double[sorted.size()];
        double[] survival = new double[sorted.size()];
        int steps = 0;
        double surviving = 1;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).left) {
                surviving *= 1 - 1.0 / (sorted.size() - i);
                times[steps] = sorted.get(i).millis;
                survival[steps++] = surviving;
            }
        }
        return new KaplanMeier(java.util.Arrays.copyOf(times, steps), java.util.Arrays.copyOf(survival, steps));
    }

    /** The share of customers whose patience is longer than this. */
    public double survival(double millis) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 1 : survival[low - 1];
    }

    /**
     * A patience longer than {@code seen}, by inversion: the first time at which no more than {@code uniform · S(seen)} survive.
     *
     * @param uniform from [0, 1)
     */
    public double draw(double seen, double uniform) {
        double level = survival(seen) * (1 - uniform);
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (survival[middle] < level) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == times.length ? Span.ENDLESS : times[low];
    }
}
