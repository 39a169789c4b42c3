package dev.switchboard.gateway.chat;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts new visitors by address and minute, over all pods. Without Redis everybody is admitted: better than nobody. */
@ApplicationScoped
class VisitorRate {

    private static final Logger LOG = Logger.getLogger(VisitorRate.class);
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final ReactiveValueCommands<String, Long> counters;
    private final ReactiveKeyCommands<String> keys;
    private final int perMinute;

    VisitorRate(ReactiveRedisDataSource redis, ChatSettings settings) {
        counters = redis.value(Long.class);
        keys = redis.key();
        perMinute = settings.visitorsPerMinute();
    }

    Uni<Boolean> admits(@Nullable String address) {
        if (perMinute == 0) {
            return Uni.createFrom().item(true);
        }
        String key = "chat:visitors:" + address + ":" + Instant.now().getEpochSecond() / 60;
        return counters.incr(key)
                .call(count ->
                        count == 1 ? keys.expire(key, KEPT) : Uni.createFrom().nullItem())
                .map(count -> count <= perMinute)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "new visitors can't be counted: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithItem(true);
    }
}
