package dev.switchboard.router.simulation.replay;

import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.Team;
import dev.switchboard.router.simulation.replay.PastContact.Outcome;
import dev.switchboard.router.simulation.scenario.AgentGroup;
import dev.switchboard.router.simulation.scenario.Arrivals;
import dev.switchboard.router.simulation.scenario.Arrivals.Flow;
import dev.switchboard.router.simulation.scenario.Arrivals.Request;
import dev.switchboard.router.simulation.scenario.Arrivals.Traced;
import dev.switchboard.router.simulation.scenario.KaplanMeier;
import dev.switchboard.router.simulation.scenario.KaplanMeier.Wait;
import dev.switchboard.router.simulation.scenario.Scenario;
import dev.switchboard.router.simulation.scenario.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a scenario of what happened, one kind for each channel. A service takes as long as it took; one that never ended, or never began,
 * as long as another of its channel. Who left has the patience shown then; of all others it is only known that it was longer, and what
 * lies beyond is drawn from the channel's Kaplan-Meier estimate.
 */
final class PastScenario {

    static final Duration DRAIN = Duration.ofHours(4);

    private final Instant from;
    private final Instant to;
    private final List<PastContact> contacts;

    PastScenario(Instant from, Instant to, List<PastContact> contacts) {
        this.from = from;
        this.to = to;
        this.contacts = contacts;
    }

    Scenario of(List<Team> teams, List<AgentGroup> agents, List<Scenario.Change> changes) {
        Map<Channel, List<PastContact>> byChannel =
                contacts.stream().collect(Collectors.groupingBy(contact -> contact.request.channel()));
        List<Arrivals> arrivals = new ArrayList<>();
        byChannel.forEach((channel, ofChannel) -> arrivals.add(arrivals(channel, ofChannel)));
        return new Scenario(
                LocalDateTime.ofInstant(from, ZoneOffset.UTC),
                Duration.ZERO,
                Duration.between(from, to),
                DRAIN,
                teams,
                agents,
                arrivals,
                Map.of(),
                List.of(Duration.ofSeconds(20), Duration.ofMinutes(1)),
                changes);
    }

    private static Arrivals arrivals(Channel channel, List<PastContact> contacts) {
        KaplanMeier patience = KaplanMeier.of(contacts.stream()
                .map(contact -> new Wait(contact.waitMillis(), contact.outcome == Outcome.ABANDONED))
                .toList());
        List<Double> served = contacts.stream()
                .filter(contact -> contact.finished && contact.outcome == Outcome.ANSWERED)
                .map(contact -> (double) contact.servedMillis)
                .toList();
        Span service = served.isEmpty() ? new Span.Fixed(0) : new Span.Empirical(served);
        return new Arrivals(
                channel.name().toLowerCase(Locale.ROOT),
                request(contacts.getFirst().request),
                new Flow.Trace(contacts.stream()
                        .map(contact -> traced(contact, patience))
                        .toList()),
                service,
                null,
                0,
                new Span.Fixed(0),
                new Span.Endless());
    }

    private static Traced traced(PastContact contact, KaplanMeier patience) {
        boolean known = contact.finished && contact.outcome == Outcome.ANSWERED;
        return new Traced(
                contact.arrivedAt,
                request(contact.request),
                known ? new Span.Fixed(contact.servedMillis) : null,
                new Span.Fixed(contact.wrapUpMillis),
                contact.outcome == Outcome.ABANDONED
                        ? new Span.Fixed(contact.waitMillis())
                        : new Span.Patience(patience, contact.waitMillis()));
    }

    private static Request request(RequestService request) {
        return new Request(
                request.channel(),
                request.customer(),
                request.to(),
                request.subject(),
                request.text(),
                request.attributes());
    }
}
