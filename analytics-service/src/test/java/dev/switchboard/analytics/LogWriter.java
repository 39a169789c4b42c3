package dev.switchboard.analytics;

import dev.switchboard.events.Partitions;
import dev.switchboard.events.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes to Kafka what router and gateway would. */
public final class LogWriter implements AutoCloseable {

    private final String workspace;
    /** Later writers are newer owners: tests share the partitions. */
    private final long epoch = System.currentTimeMillis();

    private final KafkaProducer<String, byte[]> producer;

    public LogWriter(String workspace) {
        this.workspace = workspace;
        var brokers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    public long epoch() {
        return epoch;
    }

    public void write(String topic, Collection<?> records) {
        records.forEach(record -> send(topic, Wire.toBytes(record)));
        producer.flush();
    }

    public void garbage(String topic) throws ExecutionException, InterruptedException {
        send(topic, "no json".getBytes(StandardCharsets.UTF_8));
        producer.flush();
    }

    private void send(String topic, byte[] value) {
        var partition = Partitions.of(workspace, producer.partitionsFor(topic).size());
        producer.send(new ProducerRecord<>(topic, partition, workspace, value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
