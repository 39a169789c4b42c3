package dev.switchboard.router.story;

import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Wire;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * A record of {@code routing-events} as read.
 *
 * @param content empty if it can't be read: it is passed over here as by every other reader, and still stands in the log
 */
record StoryRecord(long offset, Optional<RoutingRecord> content) {

    private static final Logger LOG = Logger.getLogger(StoryRecord.class);

    static StoryRecord of(ConsumerRecord<String, byte[]> record) {
        try {
            return new StoryRecord(record.offset(), Optional.of(Wire.read(record.value(), RoutingRecord.class)));
        } catch (Wire.UnreadableRecord poison) {
            LOG.errorf(
                    "Event %s-%d@%d passed over: %s",
                    record.topic(), record.partition(), record.offset(), poison.getMessage());
            return new StoryRecord(record.offset(), Optional.empty());
        }
    }
}
