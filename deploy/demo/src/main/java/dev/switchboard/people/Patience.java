package dev.switchboard.people;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long people wait for the house before they give up. */
final class Patience {
    private static final Duration TIME = Duration.ofSeconds(20);

    private Patience() {}

    /** @throws IllegalStateException if it fails or does not come in time */
    static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get(TIME.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + what, interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("not within " + TIME + ": " + what, failed);
        }
    }
}
