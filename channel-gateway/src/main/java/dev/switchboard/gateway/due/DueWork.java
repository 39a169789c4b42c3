package dev.switchboard.gateway.due;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Works off what is due in a table, a bounded number at a time; a slow one holds up no other. Woken by whoever adds something, by its own
 * finished work (which may have made more of it due) and at the time of the next try. Its state is confined to one Vert.x context.
 */
public final class DueWork<T> {

    private static final Logger LOG = Logger.getLogger(DueWork.class);

    /** For what was claimed by a process that died after this one last looked. */
    private static final Duration SAFETY_LOOK = Duration.ofSeconds(30);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final long SHORTEST_PAUSE_MS = 20;

    private final Table<T> table;
    private final int atATime;
    private final Vertx vertx;
    private final Context context;

    private volatile boolean stopped;
    private int underWay;
    private boolean claiming;
    private boolean wokenMeanwhile;
    private long timer = -1;

    /** @param atATime how many claimed ones may be under way */
    public DueWork(Table<T> table, int atATime, Vertx vertx) {
        this.table = table;
        this.atATime = atATime;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    /** The table, and what is done about its rows. */
    public interface Table<T> {

        /** Takes some that are due; whoever has claimed one is alone in seeing to it, until the claim ends. */
        Uni<List<T>> claim(int most);

        /** How long until there is something to claim, if there is anything. */
        Uni<Optional<Duration>> nextDue();

        /** One try, and its outcome noted in the table. What fails stays claimed until the claim ends by itself. */
        Uni<Void> attend(T claimed);
    }

    /** There may be something to do. For any thread. */
    public void wake() {
        if (!stopped) {
            context.runOnContext(nothing -> claim());
        }
    }

    /** Claims nothing more. What is undone then is done by the next life. */
    public void stop() {
        stopped = true;
    }

    private void claim() {
        int free = atATime - underWay;
        if (stopped || claiming || free <= 0) {
            wokenMeanwhile = true;
            return;
        }
        claiming = true;
        wokenMeanwhile = false;
        table.claim(free)
                .emitOn(command -> context.runOnContext(nothing -> command.run()))
                .subscribe()
                .with(this::claimed, this::failed);
    }

    private void claimed(List<T> claimed) {
        claiming = false;
        claimed.forEach(this::attend);
        if (wokenMeanwhile) {
            claim();
        } else if (claimed.isEmpty()) {
            lookWhenNextIsDue();
        }
    }

    private void failed(Throwable failure) {
        if (stopped) {
            return;
        }
        LOG.warnf("%s can't be looked up: %s", table, failure.getClass().getName());
        claiming = false;
        wakeAfter(AFTER_FAILURE);
    }

    private void attend(T claimed) {
        underWay++;
        table.attend(claimed).subscribe().with(done -> finished(), failure -> {
            LOG.errorf(failure, "one of %s waits for its claim to end", table);
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
        table.nextDue()
                .emitOn(command -> context.runOnContext(nothing -> command.run()))
                .subscribe()
                .with(
                        due -> wakeAfter(due.filter(wait -> wait.compareTo(SAFETY_LOOK) < 0)
                                .orElse(SAFETY_LOOK)),
                        this::failed);
    }

    private void wakeAfter(Duration pause) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(SHORTEST_PAUSE_MS, pause.toMillis()), fired -> wake());
    }
}
