package dev.switchboard.router.log;

import dev.switchboard.router.engine.Engine;
import java.time.Instant;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * A partition taken over: its state up to now and the right to write behind it. Ends with the partition or with the first failed
 * write, and then all of it is forgotten.
 *
 * @param nextCommand the offset of the first command to decide
 * @param lastTime no decision may be earlier
 */
record Tenure(
        int partition,
        long epoch,
        Engine engine,
        long nextCommand,
        Instant lastTime,
        KafkaProducer<byte[], byte[]> producer,
        LogWriter writer)
        implements AutoCloseable {

    @Override
    public void close() {
        writer.close();
    }
}
