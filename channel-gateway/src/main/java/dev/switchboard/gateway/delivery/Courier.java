package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Works off one channel's queue, a bounded number of tries at a time. Woken by new replies, by its own finished tries (the next
 * of that conversation may go) and by a timer at the time of the next retry. All its state is confined to one Vert.x context.
 */
final class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    /** For letters whose claim died with another process after this one last looked. */
    private static final Duration SAFETY_LOOK = Duration.ofSeconds(30);

    private final Channel channel;
    private final DeliveryQueue queue;
    private final Attempts attempts;
    private final DeliverySettings settings;
    private final Vertx vertx;
    private final Context context;

    private int underWay;
    private boolean claiming;
    private boolean wokenMeanwhile;
    private long timer = -1;

    Courier(Channel channel, DeliveryQueue queue, Attempts attempts, DeliverySettings settings, Vertx vertx) {
        this.channel = channel;
        this.queue = queue;
        this.attempts = attempts;
        this.settings = settings;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    /** There may be something to do. For any thread. */
    void wake() {
        context.runOnContext(nothing -> claim());
    }

    private void claim() {
        int free = settings.atATime() - underWay;
        if (claiming || free <= 0) {
            wokenMeanwhile = true;
            return;
        }
        claiming = true;
        wokenMeanwhile = false;
        queue.claim(channel, free, settings.patience().multipliedBy(2))
                .emitOn(command -> context.runOnContext(nothing -> command.run()))
                .subscribe()
                .with(this::claimed, this::failed);
    }

    private void claimed(List<Claim> claims) {
        claiming = false;
        claims.forEach(this::attempt);
        if (wokenMeanwhile) {
            claim();
        } else if (claims.isEmpty()) {
            lookWhenNextIsDue();
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf(
                "replies by %s can't be looked up: %s",
                channel, failure.getClass().getName());
        claiming = false;
        wakeAfter(Duration.ofSeconds(1));
    }

    private void attempt(Claim claim) {
        underWay++;
        attempts.attempt(claim).subscribe().with(done -> finished(), failure -> {
            LOG.errorf(failure, "the try of message %s could not be noted", claim.message());
            finished();
        });
    }

    private void finished() {
        context.runOnContext(nothing -> {
            underWay--;
            claim();
        });
    }

    private void lookWhenNextIsDue() {
        queue.nextDue(channel)
                .emitOn(command -> context.runOnContext(nothing -> command.run()))
                .subscribe()
                .with(
                        due -> wakeAfter(due.filter(wait -> wait.compareTo(SAFETY_LOOK) < 0)
                                .orElse(SAFETY_LOOK)),
                        this::failed);
    }

    private void wakeAfter(Duration wait) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(1, wait.toMillis()), fired -> wake());
    }
}
