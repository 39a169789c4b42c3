package dev.switchboard.gateway.phone;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sees to it that what is wanted of calls is done. It stands in the table of calls until then, so that a crash loses no wish; of several
 * wishes only the last one counts. Woken by new wishes, by its own finished ones and by the time of the next try; a slow one holds up no
 * other. Its state is confined to one Vert.x context.
 */
@ApplicationScoped
class Operator {

    private static final Logger LOG = Logger.getLogger(Operator.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    /** For wishes whose claim died with another process. */
    private static final Duration SAFETY_LOOK = Duration.ofSeconds(30);

    private final Calls calls;
    private final Plugboard plugboard;
    private final PhoneSettings settings;
    private final Vertx vertx;
    private final Context context;

    private volatile boolean stopped;
    private int underWay;
    private boolean claiming;
    private boolean wokenMeanwhile;
    private long timer = -1;

    Operator(Calls calls, Plugboard plugboard, PhoneSettings settings, Vertx vertx) {
        this.calls = calls;
        this.plugboard = plugboard;
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
            context.runOnContext(nothing -> claim());
        }
    }

    private void claim() {
        int free = Exchange.LINES - underWay;
        if (stopped || claiming || free <= 0) {
            wokenMeanwhile = true;
            return;
        }
        claiming = true;
        wokenMeanwhile = false;
        calls.claim(free, LEASE)
                .emitOn(command -> context.runOnContext(nothing -> command.run()))
                .subscribe()
                .with(this::claimed, this::failed);
    }

    private void claimed(List<Wish> wishes) {
        claiming = false;
        wishes.forEach(this::fulfil);
        if (wokenMeanwhile) {
            claim();
        } else if (wishes.isEmpty()) {
            lookWhenNextIsDue();
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("calls can't be looked up: %s", failure.toString());
        claiming = false;
        wakeAfter(Duration.ofSeconds(1));
    }

    private void fulfil(Wish wish) {
        underWay++;
        plugboard.fulfil(wish).subscribe().with(done -> finished(), never -> finished());
    }

    private void finished() {
        context.runOnContext(nothing -> {
            underWay--;
            claim();
        });
    }

    private void lookWhenNextIsDue() {
        calls.nextDue()
                .emitOn(command -> context.runOnContext(nothing -> command.run()))
                .subscribe()
                .with(
                        due -> wakeAfter(due.filter(wait -> wait.compareTo(SAFETY_LOOK) < 0)
                                .orElse(SAFETY_LOOK)),
                        this::failed);
    }

    private void wakeAfter(Duration pause) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(20, pause.toMillis()), due -> wake());
    }
}
