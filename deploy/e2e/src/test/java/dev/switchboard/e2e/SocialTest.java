package dev.switchboard.e2e;

import static dev.switchboard.e2e.Cast.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A WhatsApp message to the rep's page and back, the survey after it, and one customer on two channels. */
class SocialTest {

    @RegisterExtension
    final Cast cast = new Cast();

    @RegisterExtension
    final Browser browser = new Browser();

    private final String number = "44770090" + ThreadLocalRandom.current().nextInt(1_000, 9_999);

    @Test
    void isAnsweredWhereItWasAskedAndTheCustomerSaysHowItWent() throws Exception {
        var meta = TheHouse.providers().meta();
        var ava = cast.atTheConsole(browser, "ava").ready();

        meta.whatsApp(number, "Mia Keller", "My invoice came twice");
        ava.offer("My invoice came twice").waitFor();
        ava.accept("My invoice came twice");
        ava.reply("One of them is cancelled.");
        Awaitility.await().atMost(SOON).until(() -> meta.received(number).contains("One of them is cancelled."));
        Browser.picture(ava.page(), "social-1-conversation");
        assertThat(Browser.barriers(ava.page())).isEmpty();
        ava.complete();

        var survey = browser.open(link());
        Browser.picture(survey, "survey-1");
        assertThat(Browser.barriers(survey)).isEmpty();
        survey.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("5 of 5: very good"))
                .click();
        survey.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("9").setExact(true))
                .click();
        survey.getByText("Your answers help us").waitFor();
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            var social = cast.figures().getOrDefault("SOCIAL", new JsonObject());
            assertThat(social.getDouble("csat")).isEqualTo(1);
            assertThat(social.getDouble("csat-mean")).isEqualTo(5);
            assertThat(social.getDouble("nps")).isEqualTo(100);
        });
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private URI link() {
        var pattern = Pattern.compile("http\\S+/survey/\\S+");
        return Awaitility.await("the question how it went")
                .atMost(SOON)
                .until(
                        () -> TheHouse.providers().meta().received(number).stream()
                                .map(pattern::matcher)
                                .filter(Matcher::find)
                                .map(found -> URI.create(found.group()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void whoCallsAndWritesIsOneCustomer() throws Exception {
        var ava = cast.ready("ava");
        TheHouse.providers().meta().whatsApp(number, "Noor Haddad", "My invoice, first in writing");
        var written = Cast.contact(ava, "OFFERED", "first in writing");
        Cast.accept(ava, written);
        var customer = ava.contact(written).getJsonObject("customer");
        Cast.complete(ava, written);

        var caller = cast.call("+" + number, "+12025550101");
        var call = Cast.contact(ava, shown -> shown.getString("channel").equals("PHONE"));

        assertThat(ava.contact(call).getJsonObject("customer").getString("id")).isEqualTo(customer.getString("id"));
        assertThat(ava.contact(call).getJsonObject("customer").getString("name"))
                .isEqualTo("Noor Haddad");
        caller.hangUp();
    }
}
