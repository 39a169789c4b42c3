package dev.switchboard.gateway.chat;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands.ReactiveRedisSubscriber;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the pods' sockets that there is news for a visitor: here directly, elsewhere through Redis.
 *
 * <p>A subscription can go silent when Redis restarts. So each pod publishes a heartbeat of its own and expects to hear it; when
 * it doesn't, it subscribes anew and has all its sockets look for what they missed.
 */
@ApplicationScoped
@Startup
class ChatNews {

    private static final Logger LOG = Logger.getLogger(ChatNews.class);
    private static final String TOPIC = "chat:news";
    private static final String HEARTBEAT = "*";
    private static final Duration SILENCE = Duration.ofSeconds(12);

    private final String pod = UUID.randomUUID().toString();
    private final ChatSessions sessions;
    private final ReactivePubSubCommands<String> redis;
    private volatile long heardNanos = System.nanoTime() - SILENCE.toNanos();
    private volatile @Nullable ReactiveRedisSubscriber subscription;

    ChatNews(ChatSessions sessions, ReactiveRedisDataSource redis) {
        this.sessions = sessions;
        this.redis = redis.pubsub(String.class);
    }

    /** There is news for these visitors. What Redis does not carry is seen at the next resume. */
    void tell(Collection<String> visitors) {
        visitors.forEach(sessions::refresh);
        publish(visitors);
    }

    private void publish(Collection<String> visitors) {
        if (!visitors.isEmpty()) {
            redis.publish(TOPIC, pod + " " + String.join(" ", visitors))
                    .subscribe()
                    .with(told -> {}, failure -> LOG.debug("news could not be told to other pods"));
        }
    }

    @Scheduled(every = "4s", delayed = "0s")
    Uni<Void> beat() {
        boolean silent = System.nanoTime() - heardNanos >= SILENCE.toNanos();
        Uni<Void> listening = silent ? listenAnew() : Uni.createFrom().voidItem();
        return listening
                .chain(() -> redis.publish(TOPIC, pod + " " + HEARTBEAT))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Redis is away: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> listenAnew() {
        var silent = subscription;
        Uni<Void> leaving = silent == null
                ? Uni.createFrom().voidItem()
                : silent.unsubscribe().onFailure().recoverWithNull();
        return leaving.chain(() -> redis.subscribe(TOPIC, this::heard))
                .invoke(fresh -> {
                    subscription = fresh;
                    heardNanos = System.nanoTime();
                    sessions.refreshAll();
                })
                .replaceWithVoid();
    }

    private void heard(String message) {
        var words = List.of(message.split(" "));
        if (!words.getFirst().equals(pod)) {
            words.subList(1, words.size()).forEach(sessions::refresh);
        } else if (words.getLast().equals(HEARTBEAT)) {
            heardNanos = System.nanoTime();
        }
    }
}
