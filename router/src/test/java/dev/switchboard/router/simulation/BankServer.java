package dev.switchboard.router.simulation;

import dev.switchboard.events.Channel;
import dev.switchboard.router.simulation.BankCalls.Call;
import dev.switchboard.router.simulation.scenario.AgentGroup;
import dev.switchboard.router.simulation.scenario.AgentGroup.Answering;
import dev.switchboard.router.simulation.scenario.Shift;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An agent of the bank, by the calls that the log says were theirs. It does not say when somebody was ready to take one.
 *
 * @param served in the order in which they began
 */
record BankServer(String name, List<Call> served) {

    /** Whoever takes so few calls of a kind in a month does not answer it by profession. */
    private static final int FEW = 5;

    static List<BankServer> of(List<Call> calls) {
        return calls.stream()
                .filter(Call::isServedByKnown)
                .sorted(Comparator.comparing(Call::begun))
                .collect(Collectors.groupingBy(Call::server, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new BankServer(entry.getKey(), entry.getValue()))
                .toList();
    }

    AgentGroup group(Duration longestPause) {
        return new AgentGroup(
                name,
                1,
                "bank",
                skills(),
                Map.of(Channel.PHONE, 1),
                List.of(),
                shifts(longestPause),
                1,
                Answering.AT_ONCE);
    }

    private Map<String, Integer> skills() {
        return served.stream().collect(Collectors.groupingBy(Call::type, Collectors.counting())).entrySet().stream()
                .filter(kind -> kind.getValue() >= FEW)
                .collect(Collectors.toMap(Map.Entry::getKey, kind -> 5));
    }

    /** From the first call of a day to the end of the last; a pause longer than this is time off. */
    private List<Shift> shifts(Duration longestPause) {
        List<Shift> shifts = new ArrayList<>();
        LocalDateTime from = served.getFirst().begun();
        LocalDateTime to = from;
        for (Call call : served) {
            boolean sameDay = call.begun().toLocalDate().equals(from.toLocalDate());
            if (!sameDay || call.begun().isAfter(to.plus(longestPause))) {
                shifts.add(shift(from, to));
                from = call.begun();
                to = from;
            }
            LocalDateTime end = call.begun().plusSeconds(Math.max(1, call.service()));
            to = end.isAfter(to) ? end : to;
        }
        shifts.add(shift(from, to));
        return shifts;
    }

    private static Shift shift(LocalDateTime from, LocalDateTime to) {
        LocalDate day = from.toLocalDate();
        long midnight = millis(day.atStartOfDay());
        return new Shift(day, millis(from) - midnight, millis(to) - midnight);
    }

    /** How many milliseconds after a call the next one was taken though it had waited all the while: the agent was not free. */
    List<Double> afterCalls(Duration longest) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < served.size(); i++) {
            LocalDateTime ended = end(i - 1);
            Call next = served.get(i);
            long gap = Duration.between(ended, next.begun()).toMillis();
            if (gap >= 0 && gap < longest.toMillis() && next.arrived().isBefore(ended)) {
                gaps.add((double) gap);
            }
        }
        return gaps;
    }

    /** Whether the agent could have taken the call when it came, for all that the log says: no call was on, and the next not far. */
    boolean isBetweenCalls(Call call, Duration noLonger) {
        int next = firstAfter(call.arrived());
        return next > 0
                && next < served.size()
                && end(next - 1).isBefore(call.arrived())
                && !served.get(next).begun().isAfter(end(next - 1).plus(noLonger))
                && skills().containsKey(call.type());
    }

    private int firstAfter(LocalDateTime time) {
        int low = 0;
        int high = served.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (served.get(middle).begun().isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private LocalDateTime end(int call) {
        return served.get(call).begun().plusSeconds(served.get(call).service());
    }

    private static long millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
