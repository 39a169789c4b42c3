package dev.switchboard.agents.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Hashes and compares passwords with bcrypt, on worker threads: it is slow on purpose. */
@ApplicationScoped
public class Passwords {

    /** What bcrypt looks at. */
    public static final int MAX_LENGTH = 72;

    private static final int COST = 10;

    /** Compared with where there is no user, so that the time taken does not tell which users there are. */
    private static final String NOBODY = BcryptUtil.bcryptHash("nobody", COST);

    private final Vertx vertx;

    Passwords(Vertx vertx) {
        this.vertx = vertx;
    }

    public Uni<String> hash(String password) {
        return vertx.executeBlocking(() -> BcryptUtil.bcryptHash(password, COST), false);
    }

    /** @param hash null where there is no such user, or one without a password */
    public Uni<Boolean> matches(String password, @Nullable String hash) {
        return vertx.executeBlocking(
                () -> BcryptUtil.matches(password, hash == null ? NOBODY : hash) && hash != null, false);
    }
}
