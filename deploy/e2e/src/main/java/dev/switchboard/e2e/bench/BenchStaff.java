package dev.switchboard.e2e.bench;

import dev.switchboard.people.Admin;
import dev.switchboard.people.Rep;
import dev.switchboard.people.Routine;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reps who exist for the bench: many with much room, or one with room for one chat. They leave when closed. */
final class BenchStaff implements AutoCloseable {
    /** Chats open at once: enough for every contact that may wait or be worked on at the highest rate. */
    static final int VISITORS = 4_000;

    static final String SOLO = "bench-solo";

    private static final int REPS = 60;
    private static final int ROOM = 500;

    private final List<Rep> reps;

    private BenchStaff(List<Rep> reps) {
        this.reps = reps;
    }

    static BenchStaff seat(URI house, Rep.Watcher watcher) {
        var admin = Admin.of(house);
        return new BenchStaff(IntStream.range(0, REPS)
                .mapToObj(n -> {
                    admin.hire(
                            "bench-" + n,
                            "service",
                            Map.of(),
                            Map.of("PHONE", ROOM, "CHAT", ROOM, "EMAIL", ROOM, "SOCIAL", ROOM));
                    return Routine.seat(house, "bench-" + n, Routine.Pace.AT_ONCE, watcher);
                })
                .toList());
    }

    /** Hires the one with room for one chat. */
    static void solo(URI house) {
        Admin.of(house).hire(SOLO, "service", Map.of(), Map.of("CHAT", 1));
    }

    int size() {
        return reps.size();
    }

    @Override
    public void close() {
        reps.forEach(Rep::close);
    }
}
