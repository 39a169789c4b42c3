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
import org.jspecify.annotations.Nullable;

/**
 * Does what is wanted of one call, and notes that it is done. What the provider has done is never undone for want of a note or of the
 * database: the one may be missing, the other is waited for.
 */
@ApplicationScoped
class Plugboard {

    private static final Logger LOG = Logger.getLogger(Plugboard.class);
    /** How the address of a caller begins who has withheld the number. */
    static final String WITHHELD = "withheld:";

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
            case WAIT -> tellTheWaiting(wish);
            case TALK -> talk(wish);
            case END -> end(wish).chain(() -> dismiss(wish));
        };
    }

    private Uni<Void> end(Wish wish) {
        if (wish.isLost()) {
            return write(wish);
        }
        return wish.words() == null
                ? exchange.end(wish.line())
                : exchange.tell(wish.line(), twiml.farewell(wish.words())).chain(there -> told(wish));
    }

    private Uni<Done> tellTheWaiting(Wish wish) {
        if (wish.isLost()) {
            return write(wish).chain(() -> dismiss(wish));
        }
        var words = wish.words();
        if (wish.callback() && wish.isFirstLine()) {
            return exchange.tell(wish.line(), twiml.farewell(words))
                    .chain(there -> there ? told(wish) : left(wish).chain(() -> write(wish)))
                    .chain(() -> dismiss(wish));
        }
        return exchange.tell(wish.line(), words == null ? twiml.waitingAgain() : twiml.saying(words))
                .chain(there -> there ? told(wish) : left(wish))
                .chain(() -> dismiss(wish));
    }

    /** Whoever is not on the line any more, but is owed a call, reads it. */
    private Uni<Void> write(Wish wish) {
        var words = wish.words();
        if (words == null) {
            return Uni.createFrom().voidItem();
        }
        if (wish.address().startsWith(WITHHELD)) {
            return note(wish, "told", "The customer could not be told, for the number is not known: " + words);
        }
        return exchange.text(wish.address(), words)
                .chain(() -> note(wish, "told", "The customer is told by text message: " + words))
                .onFailure(failure -> failure instanceof Exchange.Refused refused && refused.isFinal())
                .recoverWithUni(() -> note(wish, "told", "The customer could not be told: " + words));
    }

    private Uni<Void> told(Wish wish) {
        return wish.words() == null
                ? Uni.createFrom().voidItem()
                : note(wish, "told", "The caller is told: " + wish.words());
    }

    /** The caller has hung up and nobody was told: the provider's news may have come while the log was away. */
    private Uni<Void> left(Wish wish) {
        return left(wish, null);
    }

    private Uni<Void> left(Wish wish, @Nullable String line) {
        return door.accept(new Inbound.CustomerLeft(
                wish.workspace(), Channel.PHONE, wish.address(), wish.call(), line, Instant.now()));
    }

    /** Once the caller is out of the conference: the rep's leaving ends nothing but the rep's line. */
    private Uni<Done> dismiss(Wish wish) {
        return wish.agentCall() == null
                ? Uni.createFrom().item(wish.alone())
                : exchange.end(wish.agentCall()).replaceWith(wish.alone());
    }

    private Uni<Done> talk(Wish wish) {
        var agent = Objects.requireNonNull(wish.agent(), "somebody talks");
        var conference = wish.conference();
        var connected = agent.equals(wish.connectedTo());
        if (wish.isLost() && wish.isFirstLine()) {
            // who was connected before leaving the line has had the call: the router, which took it for the leaving,
            // hears of its end
            return connected ? left(wish, wish.line()).chain(() -> dismiss(wish)) : callBack(wish, agent);
        }
        if (wish.isLost()) {
            return dismiss(wish);
        }
        if (connected && conference != null) {
            return hold(wish, conference);
        }
        var room = room(wish);
        return exchange.tell(wish.line(), twiml.talk(room, wish.call())).chain(there -> {
            if (there) {
                return dismiss(wish).chain(() -> ring(wish, wish.line(), room, agent));
            }
            return left(wish).chain(() -> wish.callback() ? callBack(wish, agent) : dismiss(wish));
        });
    }

    private static String room(Wish wish) {
        return wish.contact() + "-" + wish.turn();
    }

    /** Both phones ring; whoever answers first hears music until the other does. */
    private Uni<Done> callBack(Wish wish, String agent) {
        if (wish.address().startsWith(WITHHELD)) {
            return note(wish, "unknown", "The customer could not be reached: the number is not known")
                    .chain(() -> dismiss(wish));
        }
        var room = room(wish);
        return dismiss(wish)
                .chain(() -> exchange.call(
                        wish.address(),
                        twiml.calledBack(room, wish.call()),
                        voice.address("/phone/customer/" + wish.call())))
                .call(() -> note(wish, "calling", "The customer is being called"))
                .chain(line -> ring(wish, line, room, agent)
                        .onFailure()
                        .call(() -> exchange.end(line).onFailure().recoverWithNull()));
    }

    private Uni<Done> ring(Wish wish, String line, String room, String agent) {
        return exchange.ring(
                        room, agent, voice.address("/phone/rep/" + wish.call()), twiml.newsOfConference(wish.call()))
                .call(() -> note(wish, "ringing", "The rep's phone is ringing"))
                .map(rep -> new Done(rep.call(), agent, rep.conference(), false, line));
    }

    private Uni<Done> hold(Wish wish, String conference) {
        if (wish.hold() == wish.held()) {
            return Uni.createFrom().item(wish.asItIs());
        }
        return exchange.hold(conference, wish.line(), wish.hold())
                .call(() -> note(wish, "hold", wish.hold() ? "On hold" : "No longer on hold"))
                .replaceWith(new Done(wish.agentCall(), wish.connectedTo(), conference, wish.hold(), wish.line()));
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
