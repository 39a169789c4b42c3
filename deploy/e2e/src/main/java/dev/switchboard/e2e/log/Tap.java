package dev.switchboard.e2e.log;

import dev.switchboard.events.EpochFence;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.Wire;
import java.time.Duration;
import java.util.HashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/** Follows {@code routing-events} on a thread of its own; the listener is called on that thread, in order of the log. */
public final class Tap implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<Decision> listener;
    private final HashMap<Integer, EpochFence> fences = new HashMap<>();
    private final Thread thread;

    Tap(HouseLog log, HouseLog.Mark from, Consumer<Decision> listener) {
        this.consumer = log.consumer();
        this.listener = listener;
        consumer.assign(from.offsets().keySet());
        from.offsets().forEach(consumer::seek);
        this.thread = Thread.ofPlatform().name("tap").daemon().start(this::follow);
    }

    private void follow() {
        try (consumer) {
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    var read = Wire.read(record.value(), RoutingRecord.class);
                    var fence = fences.computeIfAbsent(record.partition(), none -> new EpochFence());
                    if (fence.admits(read) && read instanceof Decision decision) {
                        listener.accept(decision);
                    }
                }
            }
        } catch (WakeupException closed) {
            // as asked
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
