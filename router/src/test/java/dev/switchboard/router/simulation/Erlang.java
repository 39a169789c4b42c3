package dev.switchboard.router.simulation;

/**
 * Exact formulas of queues with Poisson arrivals and exponential services. Rates per second, {@code load} in Erlang (arrival rate by
 * service rate), {@code agents} n.
 */
final class Erlang {

    private Erlang() {}

    /** Erlang-B, the share that is blocked: B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)). */
    static double blocked(int agents, double load) {
        double blocked = 1;
        for (int k = 1; k <= agents; k++) {
            blocked = load * blocked / (k + load * blocked);
        }
        return blocked;
    }

    /** Erlang-C, the share that waits: C = B / (1 - ρ (1 - B)), ρ = a / n. */
    static double waits(int agents, double load) {
        double blocked = blocked(agents, load);
        return blocked / (1 - load / agents * (1 - blocked));
    }

    /** Mean wait of M/M/n: C / (n μ - λ). */
    static double meanWait(int agents, double arrivals, double services) {
        return waits(agents, arrivals / services) / (agents * services - arrivals);
    }

    /** Service level of M/M/n: P(W ≤ t) = 1 - C e^(-(n μ - λ) t). */
    static double answeredWithin(double seconds, int agents, double arrivals, double services) {
        return 1 - waits(agents, arrivals / services) * Math.exp(-(agents * services - arrivals) * seconds);
    }

    /**
     * Mean wait of class k (from 1) of M/M/n with non-preemptive priorities and the same services for all (Cobham 1954):
     * W(k) = W0 / ((1 - σ(k-1)) (1 - σ(k))), W0 = C / (n μ), σ(k) = (λ1 + … + λk) / (n μ).
     */
    static double priorityWait(int k, int agents, double[] arrivals, double services) {
        double all = 0;
        double before = 0;
        double upTo = 0;
        for (int i = 0; i < arrivals.length; i++) {
            all += arrivals[i];
            before += i < k - 1 ? arrivals[i] / (agents * services) : 0;
            upTo += i < k ? arrivals[i] / (agents * services) : 0;
        }
        return waits(agents, all / services) / (agents * services) / ((1 - before) * (1 - upTo));
    }

    /**
     * Erlang-A (M/M/n+M, Palm 1943): a birth-death chain with births λ and deaths min(j, n) μ + max(j - n, 0) θ. All that is asked
     * follows from its stationary distribution.
     *
     * @param waits P(N ≥ n)
     * @param abandons θ E[Q] / λ: who waits leaves at rate θ
     * @param meanWait E[Q] / λ, by Little's law, of all customers
     */
    record A(double waits, double abandons, double meanWait) {

        static A of(int agents, double arrivals, double services, double impatience) {
            double weight = 1;
            double sum = 0;
            double waiting = 0;
            double queue = 0;
            for (int j = 0; j < agents || weight > 1e-18 * sum; j++) {
                sum += weight;
                if (j >= agents) {
                    waiting += weight;
                    queue += weight * (j - agents);
                }
                weight *= arrivals / (Math.min(j + 1, agents) * services + Math.max(j + 1 - agents, 0) * impatience);
            }
            double meanQueue = queue / sum;
            return new A(waiting / sum, impatience * meanQueue / arrivals, meanQueue / arrivals);
        }
    }
}
