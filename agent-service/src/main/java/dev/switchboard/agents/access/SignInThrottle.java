package dev.switchboard.agents.access;

import dev.switchboard.agents.AgentServiceConfig;
import dev.switchboard.agents.problem.Refusal;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Against guessing: each try counts before its password is looked at, so that many at once gain nothing; a success takes its count
 * back. Too many for a user or from an address within the window, and the rest is refused unseen. Counts in Redis, for all pods;
 * without Redis people still get in.
 */
@ApplicationScoped
class SignInThrottle {

    private static final Logger LOG = Logger.getLogger(SignInThrottle.class);
    private static final String PREFIX = "switchboard:agents:sign-in:";

    private final AgentServiceConfig.SignIn config;
    private final ReactiveValueCommands<String, Long> counts;
    private final ReactiveKeyCommands<String> keys;

    SignInThrottle(AgentServiceConfig config, ReactiveRedisDataSource redis) {
        this.config = config.signIn();
        this.counts = redis.value(Long.class);
        this.keys = redis.key();
    }

    /** Counts a try; the answer fails with 429 if there were too many. */
    Uni<Void> admit(String user, String address) {
        return isOver(byUser(user), config.attemptsByUser())
                .chain(locked ->
                        locked ? Uni.createFrom().item(true) : isOver(byAddress(address), config.attemptsByAddress()))
                .onFailure()
                .recoverWithItem(SignInThrottle::uncounted)
                .invoke(tooMany -> {
                    if (tooMany) {
                        throw Refusal.of(429, "sign-in.locked", "too many failed sign-ins; try again later");
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> succeeded(String user, String address) {
        return keys.del(byUser(user))
                .chain(() -> counts.decr(byAddress(address)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Boolean> isOver(String key, int limit) {
        return counts.incr(key).chain(count -> {
            Uni<Boolean> expiring = count == 1
                    ? keys.pexpire(key, config.window())
                    : Uni.createFrom().item(true);
            return expiring.replaceWith(count > limit);
        });
    }

    private static boolean uncounted(Throwable failure) {
        LOG.warnf("sign-ins are not counted: %s", failure.toString());
        return false;
    }

    private static String byUser(String user) {
        return PREFIX + "user:" + user;
    }

    private static String byAddress(String address) {
        return PREFIX + "address:" + address;
    }
}
