package dev.switchboard.gateway.delivery;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Origin;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.Outbound.Reply;
import dev.switchboard.events.Wire;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A reply as it came from the log. */
record Received(Reply reply, Origin origin, ConsumerRecord<String, byte[]> record) {

    /**
     * Nothing if it is for somebody else.
     *
     * @throws Wire.UnreadableRecord if it is nothing outbound
     */
    static Optional<Received> read(ConsumerRecord<String, byte[]> record) {
        var origin = new Origin(record.topic() + "/" + record.partition(), record.offset());
        return switch (Wire.read(record.value(), Outbound.class)) {
            case Reply reply -> Optional.of(new Received(reply, origin, record));
            case Outbound.CallControl forThePhone -> Optional.empty();
        };
    }

    @Nullable
    String traceParent() {
        return CloudEvents.read(record.headers(), CloudEvents.TRACE_PARENT);
    }
}
