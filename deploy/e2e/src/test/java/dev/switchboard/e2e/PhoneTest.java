package dev.switchboard.e2e;

import static dev.switchboard.e2e.Cast.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call from the ringing to the wrap-up, with a simulated Twilio and a rep in a real browser. */
class PhoneTest {
    private static final String BILLING = "+12025550101";

    @RegisterExtension
    final Cast cast = new Cast();

    @RegisterExtension
    final Browser browser = new Browser();

    private final String number = "+44770090" + ThreadLocalRandom.current().nextInt(1_000, 9_999);

    @Test
    void isConnectedHeldAndWrappedUp() throws Exception {
        var eva = cast.ready("eva");
        var ava = cast.atTheConsole(browser, "ava").ready();

        var caller = cast.call(number, BILLING);
        ava.offer(number).waitFor();
        Browser.picture(ava.page(), "phone-1-offer");
        assertThat(eva.contacts()).as("eva has no billing skill").isEmpty();
        ava.acceptCall(number);
        assertThat(caller.talkingTo()).isEqualTo("client:ava");

        ava.press("Hold");
        Awaitility.await().atMost(SOON).until(caller::isOnHold);
        ava.page().getByText("The caller is on hold").waitFor();
        Browser.picture(ava.page(), "phone-2-hold");
        assertThat(Browser.barriers(ava.page())).isEmpty();
        ava.press("Resume");
        Awaitility.await().atMost(SOON).until(() -> !caller.isOnHold());

        var contact = ava.contact();
        caller.hangUp();
        ava.finish();
        var story = cast.story(contact);
        assertThat(story.kinds()).containsSubsequence("opened", "queued", "offered", "assigned", "wrapping", "closed");
        assertThat(story.facts("queued").getString("rule")).isEqualTo("topic billing");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void whoGetsTiredOfTheMusicHasAbandoned() throws Exception {
        var caller = cast.call(number, BILLING);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> caller.heard().stream().anyMatch(words -> words.startsWith("You are next.")));

        caller.hangUp();

        var ava = cast.ready("ava");
        cast.visitor().say("My invoice, after a call that ended");
        Cast.accept(ava, Cast.contact(ava, "OFFERED", "after a call that ended"));
        assertThat(ava.contacts().values())
                .noneMatch(contact -> contact.getString("channel").equals("PHONE"));
    }

    @Test
    void whoPressesOneIsCalledBackAndKeepsThePlace() throws Exception {
        var phones = TheHouse.providers().twilio().customers();
        var caller = cast.call(number, BILLING);
        caller.press("1");
        Awaitility.await().atMost(SOON).until(caller::hasEnded);
        assertThat(caller.heard()).endsWith("We will call you back. Goodbye.");
        cast.visitor().say("My invoice, after somebody who is called back");

        phones.phoneOf(number, "no-answer");
        var ava = cast.atTheConsole(browser, "ava").ready();
        ava.offer(number).waitFor();
        Browser.picture(ava.page(), "phone-3-callback-offer");
        ava.offer(number)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept"))
                .click();
        ava.page().getByText("The customer did not answer the call").waitFor();
        Browser.picture(ava.page(), "phone-4-callback-not-answered");
        assertThat(Browser.barriers(ava.page())).isEmpty();

        phones.phoneOf(number, null);
        ava.press("Call again");
        var called = Awaitility.await().atMost(SOON).until(() -> phones.at(number), call -> call != null);
        Awaitility.await().atMost(SOON).until(() -> "client:ava".equals(called.talkingTo()));
        assertThat(called.heard()).containsExactly("Hello, you asked us to call you back.");
        var contact = ava.contact();
        called.hangUp();
        ava.finish();

        assertThat(cast.story(contact).kinds())
                .containsSubsequence(
                        "opened", "queued", "callback-planned", "customer-left", "offered", "assigned", "closed");
        assertThat(cast.story(contact).kinds()).doesNotContain("abandoned");
    }

    @Test
    void aTransferredCallerTalksToTheNextRep() throws Exception {
        var ava = cast.ready("ava");
        var caller = cast.call(number, BILLING);
        var contact = Cast.contact(ava, shown -> shown.getString("channel").equals("PHONE"));
        Cast.accept(ava, contact);
        Awaitility.await().atMost(SOON).until(() -> "client:ava".equals(caller.talkingTo()));
        var eva = cast.ready("eva");

        ava.act("transfer", contact, new io.vertx.core.json.JsonObject().put("queue", "technical"))
                .join();
        Cast.accept(eva, Cast.contact(eva, shown -> shown.getString("id").equals(contact)));

        Awaitility.await().atMost(SOON).until(() -> "client:eva".equals(caller.talkingTo()));
        Cast.complete(eva, contact);
        Awaitility.await().atMost(SOON).until(caller::hasEnded);
    }
}
