package dev.switchboard.router.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same service system as {@link FcfsAlis}, as people would describe it: a Markov chain whose state is the line of those who wait, by
 * type, and the idle servers, longest idle first. Cut off where the line gets long, and solved by going on until nothing changes.
 */
final class FcfsAlisChain {

    private static final int ROUNDS = 1_000;

    private final double[] arrivals;
    private final double[] services;
    private final int[] able;
    private final int longest;
    private final Map<State, Integer> numbers = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private final List<int[]> next = new ArrayList<>();
    private final List<double[]> rates = new ArrayList<>();
    private final double[] shares;

    private record State(List<Integer> line, List<Integer> idle) {}

    FcfsAlisChain(double[] arrivals, double[] services, int[] able, int longest) {
        this.arrivals = arrivals;
        this.services = services;
        this.able = able;
        this.longest = longest;
        List<Integer> all = new ArrayList<>();
        for (int server = 0; server < services.length; server++) {
            all.add(server);
        }
        number(new State(List.of(), List.copyOf(all)));
        for (int i = 0; i < states.size(); i++) {
            explore(states.get(i));
        }
        shares = solve();
    }

    double waits(int type) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            boolean served = states.get(i).idle.stream().anyMatch(server -> isAble(type, server));
            sum += served ? 0 : shares[i];
        }
        return sum;
    }

    double meanWait(int type) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i]
                    * states.get(i).line.stream().filter(one -> one == type).count();
        }
        return sum / arrivals[type];
    }

    double busy(int server) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += states.get(i).idle.contains(server) ? 0 : shares[i];
        }
        return sum;
    }

    private boolean isAble(int type, int server) {
        return (able[type] & 1 << server) != 0;
    }

    private int number(State state) {
        return numbers.computeIfAbsent(state, fresh -> {
            states.add(fresh);
            return states.size() - 1;
        });
    }

    private void explore(State state) {
        int[] to = new int[arrivals.length + services.length];
        double[] rate = new double[to.length];
        for (int type = 0; type < arrivals.length; type++) {
            to[type] = number(arrive(state, type));
            rate[type] = arrivals[type];
        }
        for (int server = 0; server < services.length; server++) {
            int place = arrivals.length + server;
            to[place] = number(state.idle.contains(server) ? state : finish(state, server));
            rate[place] = services[server];
        }
        next.add(to);
        rates.add(rate);
    }

    private State arrive(State state, int type) {
        List<Integer> idle = new ArrayList<>(state.idle);
        for (Integer server : state.idle) {
            if (isAble(type, server)) {
                idle.remove(/* element */ server);
                return new State(state.line, List.copyOf(idle));
            }
        }
        if (state.line.size() == longest) {
            return state;
        }
        List<Integer> line = new ArrayList<>(state.line);
        line.add(type);
        return new State(List.copyOf(line), state.idle);
    }

    private State finish(State state, int server) {
        List<Integer> line = new ArrayList<>(state.line);
        for (int i = 0; i < line.size(); i++) {
            if (isAble(line.get(i), server)) {
                line.remove(/* index */ i);
                return new State(List.copyOf(line), state.idle);
            }
        }
        List<Integer> idle = new ArrayList<>(state.idle);
        idle.add(server);
        return new State(state.line, List.copyOf(idle));
    }

    /** The chain in steps of the total rate (uniformisation). */
    private double[] solve() {
        double all = 0;
        for (double rate : rates.getFirst()) {
            all += rate;
        }
        double[] now = new double[states.size()];
        now[0] = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double[] then = new double[now.length];
            for (int i = 0; i < now.length; i++) {
                for (int j = 0; j < next.get(i).length; j++) {
                    then[next.get(i)[j]] += now[i] * rates.get(i)[j] / all;
                }
            }
            now = then;
        }
        return now;
    }
}
