package dev.switchboard.router.simulation;

import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.router.engine.Expectation;
import dev.switchboard.router.simulation.scenario.Arrivals;
import dev.switchboard.router.simulation.scenario.Arrivals.Request;
import dev.switchboard.router.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The customers: they come while a line is free for them, wait as long as their patience lasts, and go. Not thread-safe. */
final class Customers {

    private static final int PLACES_FOR_EACH_QUESTION = 100;

    private final Routing routing;
    private final Tallies tallies;
    private final long countFrom;
    private final long until;
    private final long most;
    private final Map<Channel, Integer> freeLines;
    private final Map<String, SimulatedContact> open = new HashMap<>();
    private long arrived;
    /** How many who have to wait will not ask for how long. */
    private int silent;

    /** @param most contacts beyond which the simulation is given up */
    Customers(Routing routing, Tallies tallies, Scenario scenario, long most) {
        this.routing = routing;
        this.tallies = tallies;
        this.most = most;
        countFrom = scenario.startMillis() + scenario.warmUp().toMillis();
        until = scenario.startMillis() + scenario.horizon().toMillis();
        freeLines = new EnumMap<>(Channel.class);
        freeLines.putAll(scenario.lines());
    }

    /** Each kind has its own stream of customers: the next one is expected as soon as one has come. */
    void expect(List<Arrivals> kinds, Dice dice, long start) {
        int number = 0;
        for (Arrivals kind : kinds) {
            expectNext(new Inflow(kind, start, dice), "c" + number++ + "-", 0);
        }
    }

    private void expectNext(Inflow inflow, String prefix, long number) {
        SimulatedContact next = inflow.next(prefix + number);
        if (next != null && next.arrivedAt < until) {
            routing.at(next.arrivedAt, () -> {
                expectNext(inflow, prefix, number + 1);
                arrive(next);
            });
        }
    }

    private void arrive(SimulatedContact contact) {
        if (++arrived > most) {
            throw new TooLarge();
        }
        RequestService request = request(contact);
        if (contact.arrivedAt >= countFrom) {
            contact.tallies = tallies.of(contact.kind.kind(), request);
        }
        Tally.each(contact, Tally::offered);
        Integer free = freeLines.get(contact.request.channel());
        if (free != null && free == 0) {
            Tally.each(contact, Tally::blocked);
            return;
        }
        freeLines.computeIfPresent(contact.request.channel(), (channel, lines) -> lines - 1);
        open.put(contact.id, contact);
        routing.send(request);
        if (!contact.answered && !contact.over) {
            askHowLong(contact);
            routing.after(contact.patience, () -> loseHeart(contact));
        }
    }

    /** The longer the line, the dearer the answer and the fewer ask. */
    private void askHowLong(SimulatedContact contact) {
        if (silent > 0) {
            silent--;
            return;
        }
        Expectation expectation = routing.expectation(contact.id);
        if (expectation != null) {
            silent = expectation.position() / PLACES_FOR_EACH_QUESTION;
            Duration remaining = expectation.remaining();
            contact.expectedWait = remaining == null ? SimulatedContact.UNTOLD : remaining.toMillis();
        }
    }

    private static RequestService request(SimulatedContact contact) {
        Request request = contact.request;
        return new RequestService(
                Scenario.WORKSPACE,
                contact.id,
                contact.id,
                contact.id,
                request.channel(),
                request.customer(),
                request.to(),
                request.subject(),
                request.text(),
                request.attributes(),
                null);
    }

    private void loseHeart(SimulatedContact contact) {
        if (!contact.answered && !contact.over) {
            routing.send(new LeaveConversation(Scenario.WORKSPACE, contact.id, null));
        }
    }

    /** Null if it is none of the simulation's own, or no longer open. */
    @Nullable
    SimulatedContact contact(String id) {
        return open.get(id);
    }

    void answered(SimulatedContact contact) {
        if (!contact.answered) {
            contact.answered = true;
            long wait = routing.now() - contact.arrivedAt;
            Tally.each(contact, tally -> tally.answered(wait));
            if (contact.expectedWait != SimulatedContact.UNTOLD) {
                Tally.each(contact, tally -> tally.expected(contact.expectedWait, wait));
            }
        }
    }

    void abandoned(SimulatedContact contact) {
        long wait = routing.now() - contact.arrivedAt;
        Tally.each(contact, tally -> tally.abandoned(wait));
        isOver(contact);
        open.remove(contact.id);
    }

    /** The customer will be called back: nobody's patience is tried, and no line is held. */
    void isOffTheLine(SimulatedContact contact) {
        Tally.each(contact, Tally::calledBack);
        isOver(contact);
    }

    /** The customer holds no line any more. */
    void isOver(SimulatedContact contact) {
        if (!contact.over) {
            contact.over = true;
            freeLines.computeIfPresent(contact.request.channel(), (channel, lines) -> lines + 1);
        }
    }

    /** One that is closed without an answer was turned away by the plan. */
    void closed(SimulatedContact contact) {
        if (!contact.answered) {
            Tally.each(contact, Tally::blocked);
        }
        isOver(contact);
        open.remove(contact.id);
    }

    long arrived() {
        return arrived;
    }
}
