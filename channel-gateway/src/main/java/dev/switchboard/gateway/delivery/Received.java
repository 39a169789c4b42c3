package dev.switchboard.gateway.delivery;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Origin;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.Wire;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A post as it came from the log. */
record Received(Post post, Origin origin, ConsumerRecord<String, byte[]> record) {

    /**
     * Nothing if it is for somebody else to see to.
     *
     * @throws Wire.UnreadableRecord if it is nothing outbound
     */
    static Optional<Received> read(ConsumerRecord<String, byte[]> record) {
        var origin = new Origin(record.topic() + "/" + record.partition(), record.offset());
        return Post.of(Wire.read(record.value(), Outbound.class)).map(post -> new Received(post, origin, record));
    }

    /** The same, as it was when it first came. */
    Received toldAt(Instant first) {
        return new Received(post.at(first), origin, record);
    }

    @Nullable
    String traceParent() {
        return CloudEvents.read(record.headers(), CloudEvents.TRACE_PARENT);
    }
}
