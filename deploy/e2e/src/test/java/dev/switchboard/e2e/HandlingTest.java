package dev.switchboard.e2e;

import static dev.switchboard.e2e.Cast.accept;
import static dev.switchboard.e2e.Cast.awaitGone;
import static dev.switchboard.e2e.Cast.awaitState;
import static dev.switchboard.e2e.Cast.complete;
import static dev.switchboard.e2e.Cast.contact;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What reps do with a contact besides answering it, over their desk sockets. */
class HandlingTest {

    @RegisterExtension
    final Cast cast = new Cast();

    @Test
    void goesToTheNextRepWhenOneDeclines() {
        var ava = cast.ready("ava");
        cast.visitor().say("My invoice looks strange to me: decline");
        var contact = contact(ava, "OFFERED", "decline");
        var ben = cast.ready("ben");

        ava.decline(contact, "lunch").join();

        awaitGone(ava, contact, "declined");
        assertThat(contact(ben, "OFFERED", "decline")).isEqualTo(contact);
        accept(ben, contact);
        complete(ben, contact);
    }

    @Test
    void waitsParkedForTheCustomerAndComesBackToItsRep() {
        var ava = cast.ready("ava");
        var visitor = cast.visitor();
        visitor.say("My invoice looks strange to me: park");
        var contact = contact(ava, "OFFERED", "park");
        accept(ava, contact);

        ava.act("park", contact, new JsonObject()).join();
        Awaitility.await()
                .atMost(Cast.SOON)
                .until(() -> !"ASSIGNED".equals(ava.contact(contact).getString("state")));
        visitor.say("Here is the number you asked for");

        contact(
                ava,
                shown -> shown.getString("id").equals(contact)
                        && !shown.getString("state").equals("PARKED"));
        if (ava.contact(contact).getString("state").equals("OFFERED")) {
            accept(ava, contact);
        }
        awaitState(ava, contact, "ASSIGNED");
        complete(ava, contact);
    }

    @Test
    void isOfferedInTheQueueItWasTransferredTo() {
        var ava = cast.ready("ava");
        var eva = cast.ready("eva");
        cast.visitor().say("My invoice looks strange to me: transfer");
        var contact = contact(ava, "OFFERED", "transfer");
        accept(ava, contact);

        ava.act("transfer", contact, new JsonObject().put("queue", "technical").put("note", "no money in it"))
                .join();

        awaitGone(ava, contact, "transferred");
        awaitState(eva, contact, "OFFERED");
        accept(eva, contact);
        complete(eva, contact);
    }

    @Test
    void goesToTheManagerWhenTheRepEscalates() {
        var ava = cast.ready("ava");
        var mona = cast.ready("mona");
        cast.visitor().say("My invoice looks strange to me: escalate");
        var contact = contact(ava, "OFFERED", "escalate");
        accept(ava, contact);

        ava.act("escalate", contact, new JsonObject().put("reason", "wants the boss"))
                .join();

        awaitGone(ava, contact, "escalated");
        awaitState(mona, contact, "OFFERED");
        assertThat(mona.contact(contact).getString("raisedTo")).isEqualTo("MANAGER");
        accept(mona, contact);
        complete(mona, contact);
    }

    @Test
    void goesBackIntoTheQueueWhenTheRepsLineStaysDead() {
        var ava = cast.ready("ava");
        cast.visitor().say("My invoice looks strange to me: dead line");
        var contact = contact(ava, "OFFERED", "dead line");
        accept(ava, contact);
        var ben = cast.ready("ben");

        ava.loseLine();

        Awaitility.await("offered to ben after the grace time")
                .atMost(Cast.SOON.multipliedBy(3))
                .until(() -> ben.contacts().containsKey(contact));
        accept(ben, contact);
        complete(ben, contact);
    }
}
