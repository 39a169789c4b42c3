package dev.switchboard.agents.identity;

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
                () -> BcryptUtil.matches(password, hash == null ? Nobody.HASH : hash) && hash != null, false);
    }

    /** Compared with where there is no user, so that the time taken does not tell which users there are. Made on first use, by a worker. */
    private static final class Nobody {
        static final String HASH = BcryptUtil.bcryptHash("nobody", COST);
    }
}
