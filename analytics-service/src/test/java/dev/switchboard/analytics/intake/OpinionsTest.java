package dev.switchboard.analytics.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.analytics.LogWriter;
import dev.switchboard.analytics.RandomLog;
import dev.switchboard.analytics.Tokens;
import dev.switchboard.events.Feedback.SurveyAnswered;
import dev.switchboard.events.Topics;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What customers answer counts for their contacts, whichever is read first, each question as last answered. */
@QuarkusTest
@NullUnmarked // maps read from JSON
@WithTestResource(InfrastructureResource.class)
class OpinionsTest {

    private final String workspace = "opinions-" + UUID.randomUUID();
    private final LogWriter log = new LogWriter(workspace);
    private final RandomLog day = new RandomLog(workspace, 8, 40);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theLastAnswerToEachQuestionCounts() {
        log.write(Topics.ROUTING_EVENTS, day.decisions(log.epoch()));
        await().atMost(Duration.ofSeconds(30)).until(() -> kpi("contacts-offered") != null);
        log.write(
                Topics.FEEDBACK,
                List.of(
                        answer("c1", 2, null),
                        answer("c1", null, 3),
                        answer("c1", 5, null),
                        answer("c2", 4, 10),
                        answer("c3", 1, null),
                        answer("nobody", 1, 0)));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(kpi("csat")).isEqualTo(Float.valueOf(2 / 3f));
            assertThat(kpi("csat-mean")).isEqualTo(Float.valueOf(10 / 3f));
            assertThat(kpi("nps")).isEqualTo(Float.valueOf(0));
        });
    }

    @Test
    void answersMayBeReadBeforeTheirContacts() {
        log.write(Topics.FEEDBACK, List.of(answer("c1", 5, 9), answer("c2", 3, 0)));
        log.write(Topics.FEEDBACK, List.of(answer("c2", 4, null)));
        await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ofSeconds(2)).until(() -> true);
        log.write(Topics.ROUTING_EVENTS, day.decisions(log.epoch()));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(kpi("csat")).isEqualTo(Float.valueOf(1));
            assertThat(kpi("nps")).isEqualTo(Float.valueOf(0));
        });
    }

    private SurveyAnswered answer(String contact, @Nullable Integer csat, @Nullable Integer nps) {
        return new SurveyAnswered(workspace, contact, csat, nps, RandomLog.MORNING);
    }

    private @Nullable Float kpi(String kpi) {
        List<Float> values = given().header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .queryParam("from", RandomLog.MORNING.minusSeconds(3_600).toString())
                .queryParam("to", RandomLog.MORNING.plus(Duration.ofDays(2)).toString())
                .queryParam("kpi", kpi)
                .get("/api/analytics/report")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("rows.kpis." + kpi, Float.class);
        return values.isEmpty() ? null : values.getFirst();
    }
}
