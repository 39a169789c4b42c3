package dev.switchboard.e2e;

import static dev.switchboard.e2e.Cast.accept;
import static dev.switchboard.e2e.Cast.complete;
import static dev.switchboard.e2e.Cast.contact;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody is there: the steps fire one after the other, and the manager gets the contact. */
class WaitingTest {

    @RegisterExtension
    final Cast cast = new Cast();

    @Test
    void reachesTheManagerWhenNobodyIsReady() {
        cast.publish(Texts.read("hurried-plan.yaml"));
        var mona = cast.ready("mona");
        var visitor = cast.visitor();

        visitor.say("Nobody looks at my invoice");

        var contact = contact(mona, "OFFERED", "Nobody looks at my invoice");
        assertThat(mona.contact(contact).getString("raisedTo")).isEqualTo("MANAGER");
        accept(mona, contact);
        mona.reply(contact, "I look at it myself.").join();
        Awaitility.await().atMost(Cast.SOON).until(() -> visitor.answers().contains("I look at it myself."));
        complete(mona, contact);
        System.out.println(cast.admin().story(contact).encodePrettily());
        assertThat(JsonPath.from(cast.admin().story(contact).encode()).getList("events"))
                .isNotEmpty();
    }
}
