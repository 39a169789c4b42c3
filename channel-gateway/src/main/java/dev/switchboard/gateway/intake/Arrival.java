package dev.switchboard.gateway.intake;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Origin;
import dev.switchboard.events.Wire;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code inbound} that could be read.
 *
 * @param origin where it stands in the log
 */
record Arrival(Inbound inbound, Origin origin, ConsumerRecord<String, byte[]> record) {

    /** @throws Wire.UnreadableRecord if it is none */
    static Arrival read(ConsumerRecord<String, byte[]> record) {
        var origin = new Origin(record.topic() + "/" + record.partition(), record.offset());
        return new Arrival(Wire.read(record.value(), Inbound.class), origin, record);
    }

    /** Follows from where it stands, so that what is written because of it has the same id each time. */
    String id() {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }

    @Nullable
    String traceParent() {
        return CloudEvents.read(record.headers(), CloudEvents.TRACE_PARENT);
    }
}
