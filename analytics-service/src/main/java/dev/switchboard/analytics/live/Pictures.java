package dev.switchboard.analytics.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.analytics.AnalyticsConfig;
import dev.switchboard.analytics.life.Crisis;
import dev.switchboard.analytics.live.LiveTables.AgentNow;
import dev.switchboard.analytics.live.LiveTables.OpenContact;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Team;
import dev.switchboard.events.Wire;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Takes a picture of a workspace every second while somebody looks: one for all who look, however many. */
@ApplicationScoped
class Pictures {

    private static final Duration LATELY = Duration.ofMinutes(30);
    private static final Logger LOG = Logger.getLogger(Pictures.class);
    private static final ObjectMapper JSON = Wire.mapperCopy();

    private final LiveTables tables;
    private final AnalyticsConfig config;
    private final Map<String, Multi<Picture>> streams = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Pictures(LiveTables tables, AnalyticsConfig config) {
        this.tables = tables;
        this.config = config;
    }

    Uni<Picture> now(String workspace) {
        var now = Instant.now();
        var midnight = now.atZone(config.timeZone())
                .toLocalDate()
                .atStartOfDay(config.timeZone())
                .toInstant();
        return Uni.combine()
                .all()
                .unis(
                        tables.open(workspace),
                        tables.agents(workspace),
                        tables.today(workspace, midnight, now.minus(LATELY)),
                        tables.places(workspace))
                .with((open, agents, today, places) -> {
                    List<RoutingPlan.Queue> queues = new ArrayList<>();
                    List<Team> teams = new ArrayList<>();
                    var crisis = Crisis.NONE;
                    for (var place : places) {
                        switch (place.kind()) {
                            case "plan" ->
                                queues.addAll(
                                        read(place.body(), RoutingPlan.class).queues());
                            case "crisis" -> crisis = read(place.body(), Crisis.class);
                            default -> teams.addAll(List.of(read(place.body(), Team[].class)));
                        }
                    }
                    return new Picture(now, whereTheyAre(open, agents, queues), agents, today, queues, teams, crisis);
                });
    }

    /** A contact is with the team of whoever has it, or that of the queue in which it waits; not always with the one that answered first. */
    private static List<OpenContact> whereTheyAre(
            List<OpenContact> open, List<AgentNow> agents, List<RoutingPlan.Queue> queues) {
        Map<String, String> ofAgent = new HashMap<>();
        agents.stream().filter(agent -> !agent.team().isEmpty()).forEach(it -> ofAgent.put(it.agent(), it.team()));
        Map<String, String> ofQueue = new HashMap<>();
        queues.forEach(queue -> ofQueue.put(queue.queue(), queue.team()));
        return open.stream()
                .map(contact -> {
                    var waitsWith = ofQueue.getOrDefault(contact.queue(), contact.team());
                    return contact.in(
                            contact.holder() == null ? waitsWith : ofAgent.getOrDefault(contact.holder(), waitsWith));
                })
                .toList();
    }

    /** The present picture, then each next one; who reads too slowly misses some and goes on with the newest. */
    Multi<Picture> stream(String workspace) {
        return streams.computeIfAbsent(workspace, this::open).onOverflow().dropPreviousItems();
    }

    /** All streams end with the next tick: a stop waits for the requests that are under way, and these would never end. */
    void close(@Observes ShutdownDelayInitiatedEvent stop) {
        closing = true;
    }

    private Multi<Picture> open(String workspace) {
        return Multi.createFrom()
                .ticks()
                .every(config.liveEvery())
                .onOverflow()
                .drop()
                .select()
                .first(tick -> !closing)
                .onItem()
                .transformToUniAndConcatenate(tick -> now(workspace)
                        .onFailure()
                        .invoke(failing -> LOG.warnf("No picture of %s: %s", workspace, failing.toString()))
                        .onFailure()
                        .recoverWithNull())
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " that is none", bug);
        }
    }
}
