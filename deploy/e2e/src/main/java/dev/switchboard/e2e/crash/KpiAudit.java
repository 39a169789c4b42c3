package dev.switchboard.e2e.crash;

import dev.switchboard.analytics.audit.Recomputation;
import dev.switchboard.analytics.audit.Recomputation.Which;
import dev.switchboard.analytics.kpi.Kpi;
import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Feedback;
import dev.switchboard.events.Feedback.SurveyAnswered;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import dev.switchboard.people.Admin;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds what the analytics service tells against a recomputation from the whole log, for every combination of channel, queue and agent
 * and every KPI but occupancy, which needs the clock; quantiles as well as a sketch can tell them. Waits until both stand still, for the last words of a run come into the log after
 * their customers have seen them; then nothing may differ.
 */
public final class KpiAudit {
    private static final String WORKSPACE = "main";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private KpiAudit() {}

    /** @return what differs; nothing is the aim */
    public static List<String> of(URI house, HouseLog log) {
        var deadline = Instant.now().plus(PATIENCE);
        var differences = differences(recomputed(log), told(house));
        while (!differences.isEmpty() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            differences = differences(recomputed(log), told(house));
        }
        return differences;
    }

    private static Recomputation recomputed(HouseLog log) {
        return new Recomputation(
                decisions(log), messages(log), answers(log), Duration.ofSeconds(5), Duration.ofDays(7));
    }

    private static List<Decision> decisions(HouseLog log) {
        return log.decisions().stream()
                .map(HouseLog.Decided::decision)
                .filter(decision ->
                        decision.events().stream().map(RoutingEvent::workspace).allMatch(WORKSPACE::equals))
                .toList();
    }

    private static List<MessageStored> messages(HouseLog log) {
        Map<String, MessageStored> once = new HashMap<>();
        for (var record : log.readAll(Topics.MESSAGES)) {
            if (Wire.read(record.value(), ConversationEvent.class) instanceof MessageStored stored
                    && stored.workspace().equals(WORKSPACE)) {
                // a reply that was sent again is told again, with the time of the repetition
                once.putIfAbsent(stored.message(), stored);
            }
        }
        return List.copyOf(once.values());
    }

    private static List<SurveyAnswered> answers(HouseLog log) {
        return log.readAll(Topics.FEEDBACK).stream()
                .map(record -> Wire.read(record.value(), Feedback.class))
                .filter(SurveyAnswered.class::isInstance)
                .map(SurveyAnswered.class::cast)
                .toList();
    }

    private static Map<Which, JsonObject> told(URI house) {
        var now = Instant.now();
        var report = Admin.of(house)
                .http()
                .get("/api/analytics/report?by=channel,queue,agent&from=%s&to=%s"
                        .formatted(now.minus(Duration.ofDays(365)), now.plus(Duration.ofDays(1))))
                .orThrow()
                .json();
        Map<Which, JsonObject> told = new HashMap<>();
        report.getJsonArray("rows").forEach(line -> {
            var row = (JsonObject) line;
            var of = row.getJsonObject("of");
            told.put(
                    new Which(Channel.valueOf(of.getString("channel")), of.getString("queue"), of.getString("agent")),
                    row.getJsonObject("kpis"));
        });
        return told;
    }

    private static List<String> differences(Recomputation right, Map<Which, JsonObject> told) {
        var differences = new ArrayList<String>();
        for (var which : right.combinations()) {
            var kpis = told.getOrDefault(which, new JsonObject());
            Arrays.stream(Kpi.values()).filter(kpi -> kpi != Kpi.OCCUPANCY).forEach(kpi -> {
                var found = kpis.getDouble(kpi.id());
                if (!right.agrees(kpi, which, found)) {
                    differences.add("%s of %s is told as %s, the log says %s"
                            .formatted(kpi.id(), which, found, right.value(kpi, which)));
                }
            });
        }
        told.forEach((which, kpis) -> {
            var leftOver = kpis.stream()
                    .filter(kpi -> kpi.getValue() instanceof Number n && n.doubleValue() != 0)
                    .toList();
            if (!right.combinations().contains(which) && !leftOver.isEmpty()) {
                differences.add("%s is told of %s, of which the log knows nothing".formatted(leftOver, which));
            }
        });
        return List.copyOf(differences);
    }
}
