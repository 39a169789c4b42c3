package dev.switchboard.analytics.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.analytics.LogWriter;
import dev.switchboard.analytics.RandomLog;
import dev.switchboard.analytics.Tokens;
import dev.switchboard.analytics.audit.Recomputation;
import dev.switchboard.analytics.audit.Recomputation.Which;
import dev.switchboard.analytics.kpi.Kpi;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.config.JsonPathConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was taken from the log batch by batch is what a recomputation over all of it says: every KPI, everywhere. */
@QuarkusTest
@NullUnmarked // maps read from JSON
@WithTestResource(InfrastructureResource.class)
class DecisionsTest {

    /** Occupancy needs the clock. */
    private static final List<Kpi> FROM_THE_LOG =
            Arrays.stream(Kpi.values()).filter(kpi -> kpi != Kpi.OCCUPANCY).toList();

    private final String workspace = "days-" + UUID.randomUUID();
    private final LogWriter log = new LogWriter(workspace);

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyKpiEqualsARecomputation(long seed) {
        var day = new RandomLog(workspace, seed, 400);
        log.write(Topics.ROUTING_EVENTS, day.decisions(log.epoch()));
        log.write(Topics.MESSAGES, day.messages());
        log.write(Topics.FEEDBACK, day.answers());

        agrees(day);
    }

    @Test
    void itDoesNotMatterWhichTopicIsReadFirst() {
        var day = new RandomLog(workspace, 4, 200);
        log.write(Topics.MESSAGES, day.messages());
        log.write(Topics.FEEDBACK, day.answers());
        var decisions = day.decisions(log.epoch());
        // in two parts, so that contacts live across batches
        log.write(Topics.ROUTING_EVENTS, decisions.subList(0, decisions.size() / 2));
        await().atMost(Duration.ofSeconds(30)).until(() -> offered() > 0);
        log.write(Topics.ROUTING_EVENTS, decisions.subList(decisions.size() / 2, decisions.size()));

        agrees(day);
    }

    @Test
    void whatAReplacedRouterWritesAndWhatNobodyCanReadChangesNothing() throws Exception {
        var day = new RandomLog(workspace, 5, 150);
        log.write(
                Topics.ROUTING_EVENTS,
                List.of(new RoutingRecord.OwnerChanged(log.epoch() + 1, "newer", Instant.now())));
        log.write(Topics.ROUTING_EVENTS, new RandomLog(workspace, 6, 50).decisions(log.epoch()));
        log.garbage(Topics.ROUTING_EVENTS);
        log.garbage(Topics.MESSAGES);
        log.write(Topics.ROUTING_EVENTS, day.decisions(log.epoch() + 1));
        log.write(Topics.MESSAGES, day.messages());
        log.write(Topics.FEEDBACK, day.answers());

        agrees(day);
    }

    @Test
    void textThatADatabaseCannotHoldStopsNothing() {
        var day = new RandomLog(workspace, 7, 60);
        var decisions = new ArrayList<>(day.decisions(log.epoch()));
        decisions.addFirst(new RoutingRecord.Decision(
                log.epoch(),
                0,
                null,
                RandomLog.MORNING.minusSeconds(40),
                null,
                List.of(new RoutingEvent.PresenceChanged(workspace, "ava", Presence.NOT_READY, "lu\0nch"))));
        log.write(Topics.ROUTING_EVENTS, decisions);
        log.write(Topics.MESSAGES, day.messages());
        log.write(Topics.FEEDBACK, day.answers());

        agrees(day);
    }

    private void agrees(RandomLog day) {
        var right = new Recomputation(
                day.decisions(log.epoch()), day.messages(), day.answers(), Duration.ofSeconds(5), Duration.ofDays(7));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var found = report();
            for (var which : right.combinations()) {
                var cell = found.getOrDefault(which, Map.of());
                for (var kpi : FROM_THE_LOG) {
                    var told = cell.get(kpi.id()) instanceof Number number ? number.doubleValue() : null;
                    assertThat(right.agrees(kpi, which, told))
                            .as("%s of %s: told %s, recomputed %s", kpi, which, told, right.value(kpi, which))
                            .isTrue();
                }
            }
            assertThat(found.keySet()).containsAll(right.combinations());
            found.forEach((which, kpis) -> {
                if (!right.combinations().contains(which)) {
                    assertThat(kpis.values())
                            .as("what was taken back from " + which)
                            .allMatch(DecisionsTest::isNothing);
                }
            });
        });
    }

    private static boolean isNothing(Object value) {
        return value == null || ((Number) value).doubleValue() == 0;
    }

    private Map<Which, Map<String, Object>> report() {
        List<Map<String, Object>> rows = get("channel,queue,agent");
        return rows.stream().collect(Collectors.toMap(DecisionsTest::which, row -> cast(row.get("kpis"))));
    }

    private static Which which(Map<String, Object> row) {
        Map<String, Object> of = cast(row.get("of"));
        return new Which(
                dev.switchboard.events.Channel.valueOf((String) of.get("channel")), (String) of.get("queue"), (String)
                        of.get("agent"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }

    private double offered() {
        var rows = get("channel");
        return rows.stream()
                .mapToDouble(row -> ((Number) cast(row.get("kpis")).get("contacts-offered")).doubleValue())
                .sum();
    }

    private List<Map<String, Object>> get(String by) {
        return given().header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .queryParam("from", RandomLog.MORNING.minusSeconds(3_600).toString())
                .queryParam("to", RandomLog.MORNING.plus(Duration.ofDays(3)).toString())
                .queryParam("by", by)
                .get("/api/analytics/report")
                .then()
                .statusCode(200)
                .extract()
                // as exact as it was sent
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE))
                .getList("rows");
    }
}
