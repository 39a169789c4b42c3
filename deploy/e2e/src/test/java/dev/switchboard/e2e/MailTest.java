package dev.switchboard.e2e;

import static dev.switchboard.e2e.Cast.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.people.MailCustomer.Mail;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mail from the customer's mail program to the rep's page and back, threaded. */
class MailTest {

    @RegisterExtension
    final Cast cast = new Cast();

    @RegisterExtension
    final Browser browser = new Browser();

    @Test
    void isAnsweredInItsThread() {
        var customer = cast.mailer("Greta");
        var ava = cast.atTheConsole(browser, "ava").ready();

        var asked = customer.write("Invoice 4711", "Dear all, the sum of my invoice looks wrong to me.");
        ava.offer("Invoice 4711").waitFor();
        Browser.picture(ava.page(), "mail-1-offer");
        ava.accept("Invoice 4711");
        ava.reply("You are right, the corrected one is on its way.");

        var answer = inbox(customer, 1).getFirst();
        assertThat(answer.text()).contains("You are right, the corrected one is on its way.");
        assertThat(answer.inReplyTo()).isEqualTo(asked);
        assertThat(answer.references()).contains(asked);

        customer.answer(answer, "Thank you very much indeed!");
        ava.page().getByText("Thank you very much indeed!").first().waitFor();
        Browser.picture(ava.page(), "mail-2-conversation");
        assertThat(Browser.barriers(ava.page())).isEmpty();
        ava.complete();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private static List<Mail> inbox(dev.switchboard.people.MailCustomer customer, int size) {
        return Awaitility.await("mails in the customer's box")
                .atMost(SOON)
                .until(customer::inbox, mails -> mails.size() >= size);
    }
}
