package dev.switchboard.router.log;

import dev.switchboard.events.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/**
 * Sets commands aside that can't be decided, with the reason in headers, so that the rest goes on. Waits for the acknowledgement: a
 * command is either decided or here. Called by a partition's thread.
 */
final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final KafkaProducer<byte[], byte[]> producer;
    private final LogMetrics metrics;

    DeadLetters(KafkaProducer<byte[], byte[]> producer, LogMetrics metrics) {
        this.producer = producer;
        this.metrics = metrics;
    }

    /**
     * @param code stable, such as {@code command.unreadable}
     * @param detail for whoever looks into it; no personal data
     */
    void put(ConsumerRecord<byte[], byte[]> command, String code, String detail) {
        LOG.errorf(
                "Command %s-%d@%d set aside: %s: %s",
                command.topic(), command.partition(), command.offset(), code, detail);
        var letter = new ProducerRecord<>(
                Topics.deadLetter(command.topic()), null, command.key(), command.value(), command.headers());
        header(letter.headers(), "dead-letter-reason", code);
        header(letter.headers(), "dead-letter-detail", detail);
        header(letter.headers(), "dead-letter-topic", command.topic());
        header(letter.headers(), "dead-letter-partition", Integer.toString(command.partition()));
        header(letter.headers(), "dead-letter-offset", Long.toString(command.offset()));
        send(letter);
        metrics.deadLettered(code);
    }

    /** A command as large as a record may be has no room for the reason; the command itself still stands in its own topic. */
    private void send(ProducerRecord<byte[], byte[]> letter) {
        try {
            Acknowledged.await(producer.send(letter));
        } catch (KafkaException refused) {
            if (!(refused.getCause() instanceof RecordTooLargeException)) {
                throw refused;
            }
            Acknowledged.await(
                    producer.send(new ProducerRecord<>(letter.topic(), null, letter.key(), null, letter.headers())));
        }
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
