package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingCommand.PlanCallback;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Callers who need not stay on the line. */
class CallbackTest {

    private final Centre centre = Centre.open();

    private void plan(String contact, @Nullable Instant at) {
        centre.send(new PlanCallback(Centre.WS, "v-" + contact, at, null));
    }

    private void call(String contact) {
        centre.request(contact, "v-" + contact, Channel.PHONE, "billing");
    }

    @Test
    void keepsThePlaceInTheQueueThoughTheCallerHangsUp() {
        call("first");
        centre.pass(1);
        call("second");
        plan("first", null);
        centre.leave("first");
        assertThat(centre.view("first").state()).isEqualTo(ContactState.QUEUED);

        centre.agent("ava", "billing", Map.of("billing", 9));
        assertThat(centre.with("first")).isEqualTo("ava");
        centre.accept("first");
        centre.leave("first");
        assertThat(centre.view("first").state()).as("the call back has ended").isEqualTo(ContactState.WRAPPING);
    }

    @Test
    void whoHangsUpAfterTheOfferIsCalledToo() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        call("k");
        plan("k", null);
        centre.accept("k");
        centre.leave("k");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.ASSIGNED);
        centre.leave("k");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.WRAPPING);
    }

    @Test
    void anAppointmentIsKeptNotBefore() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        call("k");
        assertThat(centre.with("k")).isEqualTo("ava");
        plan("k", centre.now.plusSeconds(3600));
        assertThat(centre.lastTypes()).startsWith("OfferWithdrawn");
        assertThat(centre.with("k")).isNull();
        centre.leave("k");
        centre.pass(3599);
        assertThat(centre.with("k")).isNull();
        centre.pass(1);
        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void refusesWhatIsNoWaitingContactOrTooFarAhead() {
        plan("nobody", null);
        assertThat(centre.rejection()).isEqualTo("contact.unknown");
        call("k");
        plan("k", centre.now.plusSeconds(31L * 24 * 3600));
        assertThat(centre.rejection()).isEqualTo("callback.too-late");
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.accept("k");
        plan("k", null);
        assertThat(centre.rejection()).isEqualTo("contact.state");
    }
}
