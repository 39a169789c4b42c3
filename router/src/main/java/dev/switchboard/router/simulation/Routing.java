package dev.switchboard.router.simulation;

import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.router.engine.Engine;
import dev.switchboard.router.engine.Expectation;
import dev.switchboard.router.engine.RuleCompiler;
import dev.switchboard.router.simulation.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine in virtual time: time jumps to whatever comes next, on the agenda or by the engine's own timers. Times in epoch
 * milliseconds. Not thread-safe.
 */
final class Routing {

    /** So many ticks at one time without anything following would mean that the engine's timer never goes off. */
    private static final int STANDSTILL = 10_000;

    private final Engine engine;
    private final Agenda agenda = new Agenda();
    private final Consumer<RoutingEvent> listener;
    private final Deque<RoutingCommand> commands = new ArrayDeque<>();
    private boolean deciding;
    private long decisionsLeft;
    private long now;

    /**
     * @param mostDecisions after which it is given up
     * @param listener is told every event; what it sends is decided when all events of the decision are told
     */
    Routing(RuleCompiler rules, long start, long mostDecisions, Consumer<RoutingEvent> listener) {
        engine = new Engine(rules);
        decisionsLeft = mostDecisions;
        this.listener = listener;
        now = start;
    }

    long now() {
        return now;
    }

    /** Lets something happen, at the earliest now. */
    void at(long time, Runnable happening) {
        agenda.put(Math.max(now, time), happening);
    }

    /** Lets something happen so many milliseconds from now; what would be beyond all time does not. */
    void after(double millis, Runnable happening) {
        if (millis < Agenda.NEVER - now) {
            at(now + Math.round(millis), happening);
        }
    }

    /** What the engine thinks of a contact's wait; null if it stands in no line. Costs as much as stand before it. */
    @Nullable
    Expectation expectation(String contact) {
        return engine.expectation(Scenario.WORKSPACE, contact);
    }

    void send(RoutingCommand command) {
        commands.add(command);
        if (deciding) {
            return;
        }
        deciding = true;
        while (!commands.isEmpty()) {
            decide(commands.remove());
        }
        deciding = false;
    }

    private void decide(RoutingCommand command) {
        if (decisionsLeft-- <= 0) {
            throw new TooLarge();
        }
        List<RoutingEvent> events = engine.decide(command, Instant.ofEpochMilli(now));
        for (int i = 0; i < events.size(); i++) {
            listener.accept(events.get(i));
        }
    }

    /** Until nothing is left to happen, or this time is reached. */
    void run(long until) {
        int fruitless = 0;
        while (true) {
            Instant timer = engine.nextTimer();
            long due = timer == null ? Agenda.NEVER : Math.max(now, timer.toEpochMilli());
            long next = agenda.next();
            if (Math.min(due, next) > until || Math.min(due, next) == Agenda.NEVER) {
                now = until;
                return;
            }
            fruitless = due <= next && due == now ? fruitless + 1 : 0;
            if (fruitless > STANDSTILL) {
                throw new IllegalStateException("time stands still at " + Instant.ofEpochMilli(now));
            }
            if (due <= next) {
                now = due;
                send(new RoutingCommand.Tick());
            } else {
                now = next;
                agenda.take().run();
            }
        }
    }
}
