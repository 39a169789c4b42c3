package dev.switchboard.gateway.conversation;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Tells what the database will never take from what it can't take just now. */
public final class DatabaseTrouble {

    private static final Logger LOG = Logger.getLogger(DatabaseTrouble.class);
    private static final String ALREADY_THERE = "23505";

    private DatabaseTrouble() {}

    /**
     * Whether it lies in the data: a value that can't be stored, a broken constraint, too big. A row that somebody else wrote
     * a moment ago does not count: looked at again, it is known.
     */
    public static boolean refuses(Throwable failure) {
        return switch (failure) {
            case PgException refused -> refuses(refused.getSqlState());
            case IllegalArgumentException senseless -> true;
            case NullPointerException missing -> true;
            default -> false;
        };
    }

    private static boolean refuses(String state) {
        return !state.equals(ALREADY_THERE)
                && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    /** Does the work again and again until the database has it or refuses it. */
    public static <T> Uni<T> waitOut(Uni<T> work) {
        return work.onFailure(DatabaseTrouble::passes)
                .invoke(failure -> LOG.warnf("database work is tried again: %s", kind(failure)))
                .onFailure(DatabaseTrouble::passes)
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                .indefinitely();
    }

    private static boolean passes(Throwable failure) {
        return !refuses(failure);
    }

    private static String kind(Throwable failure) {
        return failure instanceof PgException state
                ? "SQL state " + state.getSqlState()
                : failure.getClass().getName();
    }

    /** Without the database's own words, which may quote the value. */
    public static String reason(Throwable failure) {
        return failure instanceof PgException refused
                ? "the database refused it: SQL state " + refused.getSqlState()
                : "could not be stored: " + failure.getClass().getSimpleName();
    }
}
