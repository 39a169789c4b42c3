package dev.switchboard.e2e.bench;

import dev.switchboard.people.Rep;
import dev.switchboard.people.Routine;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;

/**
 * One rep with room for one chat, a hundred contacts waiting: from the moment the rep says complete to the next offer's frame. With
 * each round one more contact arrives, so that the queue keeps its length.
 */
final class FreeBench implements Rep.Watcher {
    private static final int WAITING = 100;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final VisitorPool visitors;
    private final Shots shots = new Shots(WAITING + WARM_UP + ROUNDS + 1);
    private final AtomicInteger said = new AtomicInteger();
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicLong completed = new AtomicLong();
    private final Map<String, Integer> shotOf = new ConcurrentHashMap<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Histogram histogram = new Histogram(PATIENCE.toMillis() * 1_000, 3);

    private FreeBench(VisitorPool visitors) {
        this.visitors = visitors;
    }

    static void run(URI house, Figures figures) {
        BenchStaff.solo(house);
        try (var visitors = VisitorPool.open(house, WAITING + 50)) {
            var bench = new FreeBench(visitors);
            for (int n = 0; n < WAITING; n++) {
                bench.sayOneMore();
            }
            try (var rep = Routine.seat(house, BenchStaff.SOLO, Routine.Pace.AT_ONCE, bench)) {
                bench.awaitEnd();
                bench.awaitEmptyQueue(rep);
            }
            figures.add(
                    new JsonObject().put("bench", "free").put("nextOffer", Figures.percentiles(bench.histogram)),
                    "an agent frees up, %d contacts waiting: complete → next offer: p50 %.1f ms, p99 %.1f ms, max %.1f ms (%d rounds)",
                    WAITING,
                    Figures.millis(bench.histogram, 50),
                    Figures.millis(bench.histogram, 99),
                    Figures.millis(bench.histogram, 100),
                    bench.histogram.getTotalCount());
        }
    }

    @Override
    public void contact(Rep rep, JsonObject contact) {
        switch (contact.getString("state")) {
            case "OFFERED" -> offered(contact);
            // the routine completes right after this
            case "ASSIGNED" -> completed.set(Clock.micros());
            default -> {
                // on its way out
            }
        }
    }

    @Override
    public void gone(Rep rep, String contact, String reason) {
        var shot = shotOf.remove(contact);
        if (shot != null) {
            visitors.release(shot);
            sayOneMore();
        }
    }

    private void offered(JsonObject contact) {
        shots.numberIn(contact.getString("preview", "")).ifPresent(shot -> {
            if (shotOf.put(contact.getString("id"), shot) == null) {
                measure();
            }
        });
    }

    private void measure() {
        var since = completed.getAndSet(0);
        if (since == 0) {
            return;
        }
        var round = rounds.incrementAndGet();
        if (round > WARM_UP) {
            histogram.recordValue(Clock.micros() - since);
        }
        if (round == WARM_UP + ROUNDS) {
            done.countDown();
        }
    }

    private void sayOneMore() {
        var shot = said.getAndIncrement();
        var visitor = rounds.get() < WARM_UP + ROUNDS ? visitors.take(shot) : null;
        if (visitor != null) {
            visitor.say(shots.text(shot));
        }
    }

    /** So that the next bench finds the house as this one did. */
    private void awaitEmptyQueue(Rep rep) {
        Awaitility.await("the queue of " + rep.user() + " runs empty")
                .atMost(PATIENCE)
                .until(() -> visitors.busy() == 0);
    }

    private void awaitEnd() {
        try {
            if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("only " + rounds + " rounds within " + PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
