package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A chat from the customer's page to the rep's page and back, both in a real browser. */
class ChatTest {

    @RegisterExtension
    final Cast cast = new Cast();

    @RegisterExtension
    final Browser browser = new Browser();

    @Test
    void isAnsweredByTheRepWithTheSkill() {
        var eva = cast.ready("eva");
        var ava = cast.atTheConsole(browser, "ava").ready();
        var customer = WidgetPage.open(browser, cast.url());

        customer.write("My invoice of May is wrong: browser");
        ava.offer("My invoice of May is wrong: browser").waitFor();
        Browser.picture(ava.page(), "chat-1-offer");
        assertThat(eva.contacts()).as("eva has no billing skill").isEmpty();

        ava.accept("My invoice of May is wrong: browser");
        ava.reply("We have corrected it and will send you a new one.");
        customer.read("We have corrected it and will send you a new one.");
        Browser.picture(ava.page(), "chat-2-conversation");
        Browser.picture(customer.page(), "chat-3-widget");
        assertThat(Browser.barriers(ava.page())).isEmpty();
        assertThat(Browser.barriers(customer.page())).isEmpty();

        var contact = ava.contact();
        ava.complete();
        Browser.picture(ava.page(), "chat-4-completed");
        var story = cast.story(contact);
        assertThat(story.kinds()).containsExactly("opened", "queued", "offered", "assigned", "closed");
        assertThat(story.facts("queued").getString("rule")).isEqualTo("speaks of billing");
        assertThat(story.facts("queued").getString("queue")).isEqualTo("billing");
        assertThat(story.facts("offered").getString("agent")).isEqualTo("ava");
        assertThat(story.facts("closed").getString("outcome")).isEqualTo("resolved");
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
