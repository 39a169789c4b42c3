package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;
import dev.switchboard.gateway.due.DueWork;
import dev.switchboard.gateway.log.LogWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One for each channel, so that a slow channel delays no other. */
@ApplicationScoped
class Couriers {

    private final Map<Channel, DueWork<Claim>> couriers = new EnumMap<>(Channel.class);

    Couriers(
            @All List<ChannelSender> senders,
            DeliveryQueue queue,
            @Identifier("onward") LogWriter log,
            DeliverySettings settings,
            MeterRegistry metrics,
            Vertx vertx) {
        for (Channel channel : Channel.values()) {
            ChannelSender sender = senders.stream()
                    .filter(each -> each.channel() == channel)
                    .findFirst()
                    .orElseGet(() -> new NoSender(channel));
            var attempts = new Attempts(sender, queue, log, settings, metrics);
            var lease = settings.patience().multipliedBy(2);
            var replies = new Replies(channel, queue, attempts, lease);
            couriers.put(channel, new DueWork<>(replies, settings.atATime(), vertx));
        }
    }

    /** What an earlier life left. */
    void onStart(@Observes StartupEvent start) {
        couriers.values().forEach(DueWork::wake);
    }

    void onStop(@Observes ShutdownEvent stop) {
        couriers.values().forEach(DueWork::stop);
    }

    void wake(Channel channel) {
        Objects.requireNonNull(couriers.get(channel)).wake();
    }

    private record Replies(Channel channel, DeliveryQueue queue, Attempts attempts, Duration lease)
            implements DueWork.Table<Claim> {

        @Override
        public Uni<List<Claim>> claim(int most) {
            return queue.claim(channel, most, lease);
        }

        @Override
        public Uni<Optional<Duration>> nextDue() {
            return queue.nextDue(channel);
        }

        @Override
        public Uni<Void> attend(Claim claim) {
            return attempts.attempt(claim);
        }

        @Override
        public String toString() {
            return "the replies by " + channel;
        }
    }
}
