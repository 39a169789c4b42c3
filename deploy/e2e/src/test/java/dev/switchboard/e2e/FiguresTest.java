package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.switchboard.e2e.crash.KpiAudit;
import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.people.Rep;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
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
    void oneContactOnEachChannelMovesTheFiguresOfThatChannel() throws Exception {
        var log = new HouseLog(cast.house().infrastructure().kafka());
        assertThat(KpiAudit.of(cast.url(), log))
                .as("what earlier tests did is counted")
                .isEmpty();
        var before = cast.figures();
        var ava = cast.ready("ava");

        cast.visitor().say("My invoice is too high, by chat");
        complete(ava);
        cast.mailer("Mia").write("My invoice", "It is too high, by mail.");
        complete(ava);
        TheHouse.providers().meta().whatsApp("447700905555", "Mia", "My invoice is too high, by WhatsApp");
        complete(ava);
        cast.call("+447700905556", "+12025550101");
        complete(ava);
        cast.call("+447700905557", "+12025550101").hangUp();

        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            var after = cast.figures();
            for (var channel : new String[] {"PHONE", "CHAT", "EMAIL", "SOCIAL"}) {
                assertThat(moved(before, after, channel, "contacts-offered"))
                        .as(channel)
                        .isEqualTo(channel.equals("PHONE") ? 2 : 1);
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
            assertThat(moved(before, after, "PHONE", "short-abandons")).isEqualTo(1);
        });
    }

    @Test
    void theWallboardShowsWhoWaitsAndLeadsToTheirStory() {
        var words = "My invoice waits on the wallboard";
        cast.publish(Texts.read("hurried-plan.yaml"));
        var page = ConsolePage.signIn(browser, cast.url(), "pia").page();
        // as a link that somebody was sent
        page.navigate(cast.url().resolve("/wallboard").toString());
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

    @Test
    void aManagerSwitchesTheCrisisModeOnTheWallboard() {
        var page = ConsolePage.signIn(browser, cast.url(), "pia").page();
        page.navigate(cast.url().resolve("/wallboard").toString());
        answer(page, "Start the crisis mode");
        page.getByText("Crisis mode since").waitFor();
        page.getByText("Switched on by pia.").waitFor();
        Browser.picture(page, "wallboard-crisis");
        assertThat(Browser.barriers(page)).isEmpty();

        answer(page, "End the crisis mode");
        page.getByText("Crisis mode since").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(browser.consoleErrors()).isEmpty();
    }

    /** Presses a button, and the one of the same name that asks again. */
    private static void answer(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .click();
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

    private static double moved(
            Map<String, JsonObject> before, Map<String, JsonObject> after, String channel, String kpi) {
        return value(after, channel, kpi) - value(before, channel, kpi);
    }

    private static double value(Map<String, JsonObject> figures, String channel, String kpi) {
        var kpis = figures.getOrDefault(channel, new JsonObject());
        return kpis.getDouble(kpi, 0.0);
    }
}
