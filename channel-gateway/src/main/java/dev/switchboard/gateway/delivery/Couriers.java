package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;
import dev.switchboard.gateway.log.LogWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One courier for each channel, so that a slow channel delays no other. */
@ApplicationScoped
class Couriers {

    private final Map<Channel, Courier> couriers = new EnumMap<>(Channel.class);

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
            couriers.put(channel, new Courier(channel, queue, attempts, settings, vertx));
        }
    }

    /** What an earlier life left. */
    void onStart(@Observes StartupEvent start) {
        couriers.values().forEach(Courier::wake);
    }

    void wake(Channel channel) {
        Objects.requireNonNull(couriers.get(channel)).wake();
    }
}
