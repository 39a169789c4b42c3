package dev.switchboard.gateway.phone;

import dev.switchboard.gateway.due.DueWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that what is wanted of calls is done. It stands in the table of calls until then, so that a crash loses no wish; of several
 * wishes only the last one counts.
 */
@ApplicationScoped
class Operator {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final DueWork<Wish> wishes;
    private final PhoneSettings settings;

    Operator(Calls calls, Plugboard plugboard, PhoneSettings settings, Vertx vertx) {
        this.wishes = new DueWork<>(new Wishes(calls, plugboard), Exchange.LINES, vertx);
        this.settings = settings;
    }

    /** What an earlier life left. */
    void onStart(@Observes StartupEvent start) {
        wake();
    }

    void onStop(@Observes ShutdownEvent stop) {
        wishes.stop();
    }

    /** There may be something to do. For any thread. */
    void wake() {
        if (settings.twilio().isPresent()) {
            wishes.wake();
        }
    }

    private record Wishes(Calls calls, Plugboard plugboard) implements DueWork.Table<Wish> {

        @Override
        public Uni<List<Wish>> claim(int most) {
            return calls.claim(most, LEASE);
        }

        @Override
        public Uni<Optional<Duration>> nextDue() {
            return calls.nextDue();
        }

        @Override
        public Uni<Void> attend(Wish wish) {
            return plugboard.fulfil(wish);
        }

        @Override
        public String toString() {
            return "the calls";
        }
    }
}
