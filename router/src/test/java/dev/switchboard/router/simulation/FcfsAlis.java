package dev.switchboard.router.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Servers of different skills, customers of several types, first come first served, and of several idle servers the one that has been
 * idle longest: the stationary distribution has a product form (Adan and Weiss, "A skill based parallel service system under
 * FCFS-ALIS", Stochastic Systems 4, 2014). With the servers in order of the oldest customers they hold back, M1 … Mi busy with n1 …
 * ni customers waiting behind each, and Mi+1 … MJ idle,
 *
 * <pre>π = B ∏(j ≤ i) λ(U{M1…Mj})^nj / μ{M1…Mj}^(nj+1) · ∏(j &gt; i) 1 / λ(C{Mj…MJ})</pre>
 *
 * where U(S) are the types that only servers of S can serve, C(S) those that some server of S can. The sums over each nj are
 * geometric, so everything below is exact.
 */
final class FcfsAlis {

    private final double[] arrivals;
    private final double[] services;
    /** By type: the servers that can serve it, as bits. */
    private final int[] able;

    private double total;
    private final double[] waits;
    private final double[] waiting;
    private final double[] busy;

    /** @param able by type the servers that can serve it, as bits */
    FcfsAlis(double[] arrivals, double[] services, int[] able) {
        this.arrivals = arrivals;
        this.services = services;
        this.able = able;
        waits = new double[arrivals.length];
        waiting = new double[arrivals.length];
        busy = new double[services.length];
        permute(new ArrayList<>());
    }

    /** The share of a type's customers who find no idle server. */
    double waits(int type) {
        return waits[type] / total;
    }

    /** Of all customers of the type, by Little's law. */
    double meanWait(int type) {
        return waiting[type] / total / arrivals[type];
    }

    double busy(int server) {
        return busy[server] / total;
    }

    private void permute(List<Integer> order) {
        if (order.size() == services.length) {
            for (int busyServers = 0; busyServers <= order.size(); busyServers++) {
                add(order, busyServers);
            }
            return;
        }
        for (int server = 0; server < services.length; server++) {
            if (!order.contains(server)) {
                List<Integer> longer = new ArrayList<>(order);
                longer.add(server);
                permute(longer);
            }
        }
    }

    private void add(List<Integer> order, int busyServers) {
        double weight = 1;
        int servers = 0;
        double[] held = new double[arrivals.length];
        for (int j = 0; j < busyServers; j++) {
            servers |= 1 << order.get(j);
            double speed = speed(servers);
            double blocked = onlyFor(servers);
            weight /= speed - blocked;
            for (int type = 0; type < arrivals.length; type++) {
                if ((able[type] & ~servers) == 0) {
                    held[type] += arrivals[type] / (speed - blocked);
                }
            }
        }
        int idle = 0;
        for (int j = order.size() - 1; j >= busyServers; j--) {
            idle |= 1 << order.get(j);
            weight /= possibleWith(idle);
        }
        total += weight;
        for (int type = 0; type < arrivals.length; type++) {
            waits[type] += (able[type] & idle) == 0 ? weight : 0;
            waiting[type] += weight * held[type];
        }
        for (int server = 0; server < services.length; server++) {
            busy[server] += (servers & 1 << server) != 0 ? weight : 0;
        }
    }

    private double speed(int servers) {
        double sum = 0;
        for (int server = 0; server < services.length; server++) {
            sum += (servers & 1 << server) != 0 ? services[server] : 0;
        }
        return sum;
    }

    private double onlyFor(int servers) {
        double sum = 0;
        for (int type = 0; type < arrivals.length; type++) {
            sum += (able[type] & ~servers) == 0 ? arrivals[type] : 0;
        }
        return sum;
    }

    private double possibleWith(int servers) {
        double sum = 0;
        for (int type = 0; type < arrivals.length; type++) {
            sum += (able[type] & servers) != 0 ? arrivals[type] : 0;
        }
        return sum;
    }
}
