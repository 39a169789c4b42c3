package dev.switchboard.gateway.phone;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound;
import dev.switchboard.gateway.intake.FrontDoor;
import dev.switchboard.gateway.phone.Wish.Done;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Plugs the lines together as the router wants them. What is wanted stands in the table of calls until it is done, so that a crash loses
 * no wish; of several wishes only the last one counts. Woken by new wishes and by the time of the next try. Its state is confined to
 * one Vert.x context.
 */
@ApplicationScoped
class Operator {

    private static final Logger LOG = Logger.getLogger(Operator.class);
    private static final int AT_ONCE = 32;
    private static final Duration LEASE = Duration.ofSeconds(60);
    /** For wishes whose claim died with another process. */
    private static final Duration SAFETY_LOOK = Duration.ofSeconds(30);

    private final Calls calls;
    private final Exchange exchange;
    private final Twiml twiml;
    private final VoiceDoor voice;
    private final FrontDoor door;
    private final PhoneSettings settings;
    private final Vertx vertx;
    private final Context context;

    private volatile boolean stopped;
    private boolean working;
    private boolean wokenMeanwhile;
    private long timer = -1;

    Operator(
            Calls calls,
            Exchange exchange,
            Twiml twiml,
            VoiceDoor voice,
            FrontDoor door,
            PhoneSettings settings,
            Vertx vertx) {
        this.calls = calls;
        this.exchange = exchange;
        this.twiml = twiml;
        this.voice = voice;
        this.door = door;
        this.settings = settings;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    /** What an earlier life left. */
    void onStart(@Observes StartupEvent start) {
        wake();
    }

    /** What is undone then is done by the next life. */
    void onStop(@Observes ShutdownEvent stop) {
        stopped = true;
    }

    /** There may be something to do. For any thread. */
    void wake() {
        if (!stopped && settings.twilio().isPresent()) {
            context.runOnContext(nothing -> work());
        }
    }

    private void work() {
        if (stopped) {
            return;
        }
        if (working) {
            wokenMeanwhile = true;
            return;
        }
        working = true;
        wokenMeanwhile = false;
        calls.claim(AT_ONCE, LEASE)
                .chain(this::fulfil)
                .chain(calls::nextDue)
                .emitOn(command -> context.runOnContext(nothing -> command.run()))
                .subscribe()
                .with(
                        due -> rest(due.filter(wait -> wait.compareTo(SAFETY_LOOK) < 0)
                                .orElse(SAFETY_LOOK)),
                        failure -> {
                            LOG.warnf("calls can't be looked up: %s", failure.toString());
                            rest(Duration.ofSeconds(1));
                        });
    }

    private void rest(Duration pause) {
        working = false;
        vertx.cancelTimer(timer);
        if (wokenMeanwhile) {
            work();
        } else {
            timer = vertx.setTimer(Math.max(20, pause.toMillis()), due -> work());
        }
    }

    private Uni<Void> fulfil(List<Wish> wishes) {
        return Multi.createFrom()
                .iterable(wishes)
                .onItem()
                .transformToUni(wish -> fulfil(wish).onFailure().recoverWithUni(failure -> failed(wish, failure)))
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> fulfil(Wish wish) {
        var doing = switch (wish.what()) {
            case WAIT -> exchange.tell(wish.call(), twiml.waitingAgain()).chain(() -> dismiss(wish));
            case TALK -> talk(wish);
            case END -> exchange.end(wish.call()).chain(() -> dismiss(wish));
        };
        return doing.chain(now -> calls.done(wish, now));
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
                .chain(() -> dismiss(wish))
                .chain(() -> exchange.ring(room, agent, voice.address("/phone/rep/" + wish.call())))
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
                Instant.now()));
    }

    private Uni<Void> failed(Wish wish, Throwable failure) {
        LOG.warnf("try %d for call %s failed: %s", wish.tries(), wish.call(), failure.toString());
        if (wish.tries() < settings.tries()) {
            var pause = settings.firstPause().multipliedBy(1L << Math.min(wish.tries() - 1, 20));
            return calls.postpone(wish, pause);
        }
        return note(wish, "failed", "The phone provider did not do what was wanted of this call")
                .chain(() -> calls.done(wish, wish.asItIs()));
    }
}
