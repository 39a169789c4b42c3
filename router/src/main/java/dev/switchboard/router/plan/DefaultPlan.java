package dev.switchboard.router.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The plan that ships with the router; workspace {@code main} starts with it. */
public final class DefaultPlan {

    static final String WORKSPACE = "main";

    private DefaultPlan() {}

    public static String yaml() {
        try (InputStream resource = DefaultPlan.class.getResourceAsStream("/default-plan.yaml")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
