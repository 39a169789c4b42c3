package dev.switchboard.e2e.bench;

import dev.switchboard.people.Visitor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Visitors with an open chat who have nothing running: one message of a free visitor is one new contact. A visitor is free again
 * when the contact is closed. Safe for any thread.
 */
final class VisitorPool implements AutoCloseable {
    private static final int DOORS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Visitor> all;
    private final ConcurrentLinkedQueue<Visitor> free;
    private final Map<Integer, Visitor> busy = new ConcurrentHashMap<>();

    private VisitorPool(List<Visitor> all) {
        this.all = all;
        this.free = new ConcurrentLinkedQueue<>(all);
    }

    static VisitorPool open(URI house, int size) {
        try (ExecutorService doors = Executors.newFixedThreadPool(DOORS)) {
            var arriving = IntStream.range(0, size)
                    .mapToObj(n -> doors.submit(() -> Visitor.arrive(house)))
                    .toList();
            return new VisitorPool(arriving.stream()
                    .map(visitor -> {
                        try {
                            return visitor.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                        } catch (Exception refused) {
                            throw new IllegalStateException("a visitor can't open the chat", refused);
                        }
                    })
                    .toList());
        }
    }

    /** A free visitor, busy with this shot from now on; null if nobody is free. */
    @Nullable
    Visitor take(int shot) {
        var visitor = free.poll();
        if (visitor != null) {
            busy.put(shot, visitor);
        }
        return visitor;
    }

    void release(int shot) {
        var visitor = busy.remove(shot);
        if (visitor != null) {
            free.add(visitor);
        }
    }

    int busy() {
        return busy.size();
    }

    @Override
    public void close() {
        all.forEach(Visitor::close);
    }
}
