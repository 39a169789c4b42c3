package dev.switchboard.gateway.phone;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound;
import dev.switchboard.gateway.conversation.DatabaseTrouble;
import dev.switchboard.gateway.intake.FrontDoor;
import dev.switchboard.gateway.phone.Wish.Done;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Does what is wanted of one call, and notes that it is done. What the provider has done is never undone for want of a note or of the
 * database: the one may be missing, the other is waited for.
 */
@ApplicationScoped
class Plugboard {

    private static final Logger LOG = Logger.getLogger(Plugboard.class);

    private final Calls calls;
    private final Exchange exchange;
    private final Twiml twiml;
    private final VoiceDoor voice;
    private final FrontDoor door;
    private final PhoneSettings settings;

    Plugboard(Calls calls, Exchange exchange, Twiml twiml, VoiceDoor voice, FrontDoor door, PhoneSettings settings) {
        this.calls = calls;
        this.exchange = exchange;
        this.twiml = twiml;
        this.voice = voice;
        this.door = door;
        this.settings = settings;
    }

    /** Once: what does not succeed is tried again later, or given up. Never fails. */
    Uni<Void> fulfil(Wish wish) {
        return Uni.createFrom()
                .deferred(() -> work(wish))
                .chain(now -> DatabaseTrouble.waitOut(calls.done(wish, now)))
                .onFailure()
                .recoverWithUni(failure -> failed(wish, failure))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "call %s waits for its claim to end", wish.call()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Done> work(Wish wish) {
        return switch (wish.what()) {
            case WAIT ->
                exchange.tell(wish.call(), twiml.waitingAgain()).chain(there -> there ? dismiss(wish) : gone(wish));
            case TALK -> talk(wish);
            case END -> exchange.end(wish.call()).chain(() -> dismiss(wish));
        };
    }

    /** The caller has hung up and nobody was told: the provider's news may have come while the log was away. */
    private Uni<Done> gone(Wish wish) {
        return door.accept(new Inbound.CustomerLeft(
                        wish.workspace(), Channel.PHONE, wish.address(), wish.call(), Instant.now()))
                .chain(() -> dismiss(wish));
    }

    /** Once the caller is out of the conference: the rep's leaving ends nothing but the rep's line. */
    private Uni<Done> dismiss(Wish wish) {
        return wish.agentCall() == null
                ? Uni.createFrom().item(Done.ALONE)
                : exchange.end(wish.agentCall()).replaceWith(Done.ALONE);
    }

    private Uni<Done> talk(Wish wish) {
        var agent = Objects.requireNonNull(wish.agent(), "somebody talks");
        var conference = wish.conference();
        if (agent.equals(wish.connectedTo()) && conference != null) {
            return hold(wish, conference);
        }
        var room = wish.contact() + "-" + wish.turn();
        return exchange.tell(wish.call(), twiml.talk(room))
                .chain(there -> there ? dismiss(wish).chain(() -> ring(wish, room, agent)) : gone(wish));
    }

    private Uni<Done> ring(Wish wish, String room, String agent) {
        return exchange.ring(room, agent, voice.address("/phone/rep/" + wish.call()))
                .call(() -> note(wish, "ringing", "The rep's phone is ringing"))
                .map(line -> new Done(line.call(), agent, line.conference(), false));
    }

    private Uni<Done> hold(Wish wish, String conference) {
        if (wish.hold() == wish.held()) {
            return Uni.createFrom().item(wish.asItIs());
        }
        return exchange.hold(conference, wish.call(), wish.hold())
                .call(() -> note(wish, "hold", wish.hold() ? "On hold" : "No longer on hold"))
                .replaceWith(new Done(wish.agentCall(), wish.connectedTo(), conference, wish.hold()));
    }

    private Uni<Void> note(Wish wish, String what, String text) {
        return door.accept(new Inbound.CallNote(
                        wish.workspace(),
                        Channel.PHONE,
                        wish.address(),
                        wish.call(),
                        what + "-" + wish.turn(),
                        text,
                        Instant.now()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> failed(Wish wish, Throwable failure) {
        LOG.warnf("try %d for call %s failed: %s", wish.tries(), wish.call(), failure.toString());
        if (wish.tries() < settings.tries()) {
            var pause = settings.firstPause().multipliedBy(1L << Math.min(wish.tries() - 1, 20));
            return DatabaseTrouble.waitOut(calls.postpone(wish, pause));
        }
        return note(wish, "failed", "The phone provider did not do what was wanted of this call")
                .chain(() -> DatabaseTrouble.waitOut(calls.done(wish, wish.asItIs())));
    }
}
