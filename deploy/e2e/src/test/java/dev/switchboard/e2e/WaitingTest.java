package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody is there: the steps fire one after the other, and the manager gets the contact. */
class WaitingTest {
    private static final String WORDS = "Nobody looks at my invoice";

    @RegisterExtension
    final Cast cast = new Cast();

    @RegisterExtension
    final Browser browser = new Browser();

    @Test
    void reachesTheManagerWhenNobodyIsReady() {
        cast.publish(Texts.read("hurried-plan.yaml"));
        var mona = cast.atTheConsole(browser, "mona").ready();
        var customer = cast.visitor();

        customer.say(WORDS);

        mona.offer(WORDS).waitFor();
        Browser.picture(mona.page(), "waiting-1-raised-to-the-manager");
        mona.accept(WORDS);
        mona.reply("I look at it myself.");
        Cast.awaitAnswer(customer, "I look at it myself.");
        var contact = mona.contact();
        mona.complete();

        var story = cast.story(contact);
        assertThat(story.kinds())
                .containsSubsequence("queued", "step", "step", "step", "offered", "assigned", "closed");
        assertThat(story.facts("offered").getString("agent")).isEqualTo("mona");
    }
}
