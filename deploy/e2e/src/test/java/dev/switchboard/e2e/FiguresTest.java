package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.switchboard.e2e.crash.KpiAudit;
import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.people.Rep;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens on a channel moves the figures of that channel, by what happened and nothing else; and the manager sees it. */
class FiguresTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    final Cast cast = new Cast();

    @RegisterExtension
    final Browser browser = new Browser();

    @Test
    void aChatAndAMailMoveTheFiguresOfTheirChannels() {
        var log = new HouseLog(cast.house().infrastructure().kafka());
        assertThat(KpiAudit.of(cast.url(), log))
                .as("what earlier tests did is counted")
                .isEmpty();
        var before = figures();
        var ava = cast.ready("ava");

        cast.visitor().say("My invoice is too high, by chat");
        complete(ava);
        cast.mailer("Mia").write("My invoice", "It is too high, by mail.");
        complete(ava);

        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            var after = figures();
            for (var channel : new String[] {"CHAT", "EMAIL"}) {
                assertThat(moved(before, after, channel, "contacts-offered"))
                        .as(channel)
                        .isEqualTo(1);
                assertThat(moved(before, after, channel, "contacts-answered"))
                        .as(channel)
                        .isEqualTo(1);
                assertThat(moved(before, after, channel, "contacts-abandoned"))
                        .as(channel)
                        .isZero();
                assertThat(moved(before, after, channel, "missed-offers"))
                        .as(channel)
                        .isZero();
            }
            assertThat(moved(before, after, "PHONE", "contacts-offered")).isZero();
        });
    }

    @Test
    void theWallboardShowsWhoWaitsAndLeadsToTheirStory() {
        var words = "My invoice waits on the wallboard";
        cast.publish(Texts.read("hurried-plan.yaml"));
        var page = ConsolePage.signIn(browser, cast.url(), "pia").page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Board"))
                .click();
        var visitor = cast.visitor();
        visitor.say(words);

        var raised = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Escalations"));
        raised.waitFor();
        Browser.picture(page, "wallboard");
        assertThat(Browser.barriers(page)).isEmpty();
        raised.getByRole(AriaRole.LINK).first().click();
        page.waitForURL(url -> url.contains("/stories/"));
        page.getByText("Billing").first().waitFor();

        visitor.end();
    }

    private static void complete(Rep rep) {
        Awaitility.await().atMost(SOON).until(() -> !rep.contacts().isEmpty());
        var contact = rep.contacts().keySet().iterator().next();
        rep.accept(contact);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rep.contacts().containsKey(contact)
                        && rep.contacts().get(contact).getString("state").equals("ASSIGNED"));
        rep.complete(contact, "resolved");
        Awaitility.await().atMost(SOON).until(() -> !rep.contacts().containsKey(contact));
    }

    private Map<String, JsonObject> figures() {
        var now = Instant.now();
        return cast
                .admin()
                .http()
                .get("/api/analytics/report?by=channel&from=%s&to=%s"
                        .formatted(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1))))
                .orThrow()
                .json()
                .getJsonArray("rows")
                .stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(
                        row -> row.getJsonObject("of").getString("channel"), row -> row.getJsonObject("kpis")));
    }

    private static double moved(
            Map<String, JsonObject> before, Map<String, JsonObject> after, String channel, String kpi) {
        return value(after, channel, kpi) - value(before, channel, kpi);
    }

    private static double value(Map<String, JsonObject> figures, String channel, String kpi) {
        var kpis = figures.getOrDefault(channel, new JsonObject());
        return kpis.getDouble(kpi, 0.0);
    }
}
