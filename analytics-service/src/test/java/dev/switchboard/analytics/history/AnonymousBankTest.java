package dev.switchboard.analytics.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.analytics.Tokens;
import dev.switchboard.analytics.history.AnonymousBank.Call;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.config.JsonPathConfig;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A quarter of a real call centre, imported, agrees to the second with a computation straight over its files. */
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@NullUnmarked // fields are injected, maps read from JSON
class AnonymousBankTest {

    private static final List<String> MONTHS = List.of("january", "february", "march");

    private final String workspace = "bank-" + UUID.randomUUID();

    @Inject
    Pool database;

    /** What is compared. Seconds are sums, so that nothing is lost in a mean. */
    private record Sums(
            long calls,
            long queued,
            long answered,
            long hungUp,
            long queueSeconds,
            long within20,
            long serviceSeconds) {
        private static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0);

        private static Sums of(Call call) {
            int waited = call.queueSeconds();
            boolean answered = call.isAnswered();
            return new Sums(
                    1,
                    waited > 0 ? 1 : 0,
                    answered ? 1 : 0,
                    answered ? 0 : 1,
                    waited,
                    answered && waited <= 20 ? 1 : 0,
                    call.serviceSeconds());
        }

        private Sums plus(Sums other) {
            return new Sums(
                    calls + other.calls,
                    queued + other.queued,
                    answered + other.answered,
                    hungUp + other.hungUp,
                    queueSeconds + other.queueSeconds,
                    within20 + other.within20,
                    serviceSeconds + other.serviceSeconds);
        }
    }

    @Test
    void theImportAgreesToTheSecond() {
        assumeTrue(
                Files.isDirectory(AnonymousBank.folder()),
                "the bank's log is not here: " + AnonymousBank.folder() + " (-Dswitchboard.anonymous-bank=DIR)");
        var calls = new ArrayList<Call>();
        for (var month : MONTHS) {
            var read = AnonymousBank.calls(AnonymousBank.folder().resolve(month + ".txt"))
                    .toList();
            calls.addAll(read);
            bringIn(month, read);
        }
        // done again it changes nothing
        bringIn(
                "january",
                calls.stream()
                        .filter(call -> call.arrived().getMonthValue() == 1)
                        .toList());

        agrees("type", direct(calls, Call::type), facts("queue"));
        agrees(
                "hour",
                direct(calls, call -> "%02d".formatted(call.arrived().getHour())),
                facts("to_char(arrived_at at time zone 'UTC', 'HH24')"));
        agrees("priority", direct(calls, call -> Integer.toString(call.priority())), facts("priority::text"));
        reportAgrees(direct(calls, Call::type));
        print(direct(calls, Call::type));
    }

    private void bringIn(String name, List<Call> calls) {
        var csv = new StringBuilder(AnonymousBank.HEADER);
        calls.forEach(call -> csv.append(call.toCsv()));
        given().header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .contentType("text/csv")
                .body(csv.toString().getBytes(StandardCharsets.UTF_8))
                .put("/api/analytics/history/" + name)
                .then()
                .statusCode(200)
                .body("kept", equalTo(calls.size()))
                .body("errors", equalTo(List.of()));
    }

    private static Map<String, Sums> direct(List<Call> calls, Function<Call, String> by) {
        Map<String, Sums> sums = new TreeMap<>();
        calls.forEach(call -> sums.merge(by.apply(call), Sums.of(call), Sums::plus));
        return sums;
    }

    private Map<String, Sums> facts(String by) {
        var sql = """
                select %s as name, count(*) as calls, count(*) filter (where waited > 0) as queued, count(answered_at) as answered,
                    count(*) filter (where answered_at is null) as hung_up, sum(waited)::bigint as queue_seconds,
                    count(*) filter (where within_service_level) as within20, (sum(handle_ms) / 1000)::bigint as service_seconds
                from (select *, extract(epoch from coalesce(answered_at, ended_at) - arrived_at) as waited
                    from contact_fact where workspace = $1) fact group by 1""".formatted(by);
        Map<String, Sums> sums = new TreeMap<>();
        database.preparedQuery(sql)
                .execute(Tuple.of(workspace))
                .await()
                .indefinitely()
                .forEach(row -> sums.put(
                        row.getString("name"),
                        new Sums(
                                row.getLong("calls"),
                                row.getLong("queued"),
                                row.getLong("answered"),
                                row.getLong("hung_up"),
                                row.getLong("queue_seconds"),
                                row.getLong("within20"),
                                row.getLong("service_seconds"))));
        return sums;
    }

    private static void agrees(String what, Map<String, Sums> direct, Map<String, Sums> imported) {
        assertThat(imported).as("by " + what).isEqualTo(direct);
    }

    /** The same through the KPIs that everybody reads. */
    private void reportAgrees(Map<String, Sums> direct) {
        List<Map<String, Object>> rows = given().header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .get("/api/analytics/report?from=1999-01-01&to=1999-04-01&by=queue")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE))
                .getList("rows");
        assertThat(rows).hasSize(direct.size());
        for (var row : rows) {
            Map<String, String> of = cast(row.get("of"));
            Map<String, Number> kpis = cast(row.get("kpis"));
            var sums = direct.get(of.get("queue"));
            assertThat(kpis.get("contacts-offered").longValue()).isEqualTo(sums.calls());
            assertThat(kpis.get("contacts-answered").longValue()).isEqualTo(sums.answered());
            assertThat(kpis.get("contacts-abandoned").longValue()
                            + kpis.get("short-abandons").longValue())
                    .isEqualTo(sums.hungUp());
            var promised = sums.calls() - kpis.get("short-abandons").longValue();
            agrees(kpis.get("service-level"), sums.within20(), promised);
            agrees(kpis.get("handle-time"), sums.serviceSeconds(), sums.answered());
        }
    }

    /** A mean or a share of so many; of none there is none. */
    private static void agrees(Number kpi, long sum, long of) {
        if (of == 0) {
            assertThat(kpi).isNull();
        } else {
            assertThat(kpi.doubleValue()).isCloseTo((double) sum / of, within(1e-9));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private static void print(Map<String, Sums> sums) {
        System.out.println(
                "type     calls   queued answered  hung up  mean queue time s  answered within 20 s  service time s");
        sums.forEach(AnonymousBankTest::print);
        print("all", sums.values().stream().reduce(Sums.NONE, Sums::plus));
    }

    private static void print(String name, Sums sums) {
        System.out.printf(
                Locale.ROOT,
                "%-4s %9d %8d %8d %8d %18.2f %20.1f%% %15.2f%n",
                name,
                sums.calls(),
                sums.queued(),
                sums.answered(),
                sums.hungUp(),
                (double) sums.queueSeconds() / Math.max(1, sums.queued()),
                100.0 * sums.within20() / sums.calls(),
                (double) sums.serviceSeconds() / Math.max(1, sums.answered()));
    }
}
