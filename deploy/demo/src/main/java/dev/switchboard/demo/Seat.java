package dev.switchboard.demo;

import dev.switchboard.people.Rep;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One simulated rep at the desk socket: looks over the desk now and then and does what is due, again if it had no effect, so that work
 * goes on whatever crashed meanwhile. Gives the desk up when a person opens it elsewhere. One thread.
 */
final class Seat {
    private static final Duration LOOK_OVER = Duration.ofMillis(400);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(3);

    private final URI house;
    private final Employee employee;
    private final Scripts scripts;
    private final Pace pace;
    private final Draw draw;
    private final Attendance attendance;
    private final Consumer<String> news;
    private final Map<String, Handling> handlings = new HashMap<>();

    Seat(URI house, Employee employee, Scripts scripts, DayClock clock, Pace pace, Draw draw, Consumer<String> news) {
        this.house = house;
        this.employee = employee;
        this.scripts = scripts;
        this.pace = pace;
        this.draw = draw;
        this.attendance = new Attendance(employee.shift(), clock, pace, draw.another());
        this.news = news;
    }

    /** Until interrupted, or until somebody else has the desk. */
    void work() throws InterruptedException {
        try (var rep = sitDown()) {
            while (!rep.hasLeft()) {
                attendance.keep(rep);
                lookOver(rep);
                Thread.sleep(pace.of(LOOK_OVER));
            }
            news.accept("%s's desk was opened elsewhere and is left to whoever did that".formatted(employee.agent()));
        }
    }

    private Rep sitDown() throws InterruptedException {
        while (true) {
            try {
                return Rep.of(house, employee.agent());
            } catch (RuntimeException notYet) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                news.accept("%s can't sit down: %s".formatted(employee.agent(), notYet.getMessage()));
                Thread.sleep(TRY_AGAIN);
            }
        }
    }

    private void lookOver(Rep rep) {
        var contacts = Map.copyOf(rep.contacts());
        contacts.forEach((id, contact) -> handlings
                .computeIfAbsent(id, none -> new Handling(rep, id, employee.isManager(), scripts, pace, draw.another()))
                .look(contact));
        handlings.keySet().removeIf(id -> {
            var over = !contacts.containsKey(id);
            if (over) {
                rep.forget(id);
            }
            return over;
        });
    }
}
