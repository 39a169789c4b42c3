package dev.switchboard.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * All simulated people around one house, from {@link #open} until it is closed: reps at their desks, and customers who come as
 * the day wants it. Everybody has a thread of their own; nobody's trouble is anybody else's. The same seed lets the
 * same customers come with the same wishes at the same times.
 */
final class Department implements AutoCloseable {
    /** In the busiest hour at pace 1. */
    static final double CONTACTS_PER_MINUTE = 24;

    /** When so many are waiting or talking, the house is in trouble, and more would only add to it. */
    private static final int MOST_CUSTOMERS = 400;

    private static final double PATIENCE_SECONDS = 110;
    private static final Duration GOING_HOME = Duration.ofSeconds(5);
    private static final Map<String, Double> MIX = Map.of("PHONE", 0.3, "CHAT", 0.35, "EMAIL", 0.2, "SOCIAL", 0.15);

    private final URI house;
    private final List<Caller> callers;
    private final Pace pace;
    private final Draw draw;
    private final DayClock clock;
    private final Consumer<String> news;
    private final Scripts scripts = Scripts.load();
    private final Semaphore room = new Semaphore(MOST_CUSTOMERS);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    private Department(URI house, List<Caller> callers, Pace pace, long seed, Consumer<String> news) {
        this.house = house;
        this.callers = callers;
        this.pace = pace;
        this.draw = new Draw(seed);
        this.clock = new DayClock(pace);
        this.news = news;
    }

    /** @param news is told, a line at a time, what goes wrong; from any thread */
    static Department open(URI house, List<Caller> callers, Pace pace, long seed, Consumer<String> news) {
        Staff.hire(house);
        var department = new Department(house, callers, pace, seed, news);
        Staff.SIMULATED.forEach(department::seat);
        department.live("the street", department::letCustomersIn);
        return department;
    }

    /** Sends everybody home; blocks for some seconds at most. */
    @Override
    public void close() {
        people.shutdownNow();
        try {
            if (!people.awaitTermination(GOING_HOME.toMillis(), TimeUnit.MILLISECONDS)) {
                news.accept("some did not leave in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void seat(Employee employee) {
        var seat = new Seat(house, employee, scripts, clock, pace, draw.another(), news);
        live(employee.agent(), seat::work);
    }

    private void letCustomersIn() throws InterruptedException {
        var arrivals = new Arrivals(CONTACTS_PER_MINUTE, pace, draw.another());
        var weights = callers.stream()
                .mapToDouble(caller -> MIX.getOrDefault(caller.channel(), 0.0))
                .toArray();
        while (true) {
            Thread.sleep(arrivals.untilNext(clock.hour()));
            var caller = callers.get(draw.weighted(weights));
            var visit = visit(caller);
            if (room.tryAcquire()) {
                live("a customer (" + caller.channel() + ")", () -> {
                    try {
                        caller.visit(visit);
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }

    private Visit visit(Caller caller) {
        var theirs = draw.another();
        var patience = pace.ofSeconds(theirs.exponential(PATIENCE_SECONDS));
        return new Visit(Person.any(theirs), scripts.any(caller.channel(), theirs), patience, pace, theirs);
    }

    /** A life may end by itself, with the demo, or by an accident that one line tells. */
    private void live(String who, Life life) {
        people.execute(() -> {
            try {
                life.live();
            } catch (InterruptedException theEnd) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException accident) {
                if (!people.isShutdown()) {
                    news.accept(who + " gives up: " + accident.getMessage());
                }
            }
        });
    }

    private interface Life {
        void live() throws InterruptedException;
    }
}
