package dev.switchboard.gateway.intake;

import dev.switchboard.events.Wire;
import dev.switchboard.gateway.conversation.DatabaseTrouble;
import dev.switchboard.gateway.log.LogEntry;
import dev.switchboard.gateway.log.LogWriter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * From the log to the store, then onward to the router and to the desks. One batch at a time; its offsets are committed when
 * all of that is done, so that a crash repeats the batch, with the same result. A database that is away is waited for. What
 * can never be taken goes to the dead letters and holds up nobody.
 */
@ApplicationScoped
public class Intake {

    private final ArrivalStore store;
    private final LogWriter log;
    private final Timer storing;
    private final DistributionSummary batchSize;

    Intake(ArrivalStore store, @Identifier("onward") LogWriter log, MeterRegistry metrics) {
        this.store = store;
        this.log = log;
        storing = metrics.timer("switchboard.intake.store");
        batchSize = metrics.summary("switchboard.intake.batch");
    }

    @Incoming("inbound")
    public Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        var batch = new ArrayList<ConsumerRecord<String, byte[]>>(records.count());
        records.forEach(batch::add);
        return take(batch);
    }

    Uni<Void> take(List<ConsumerRecord<String, byte[]>> records) {
        var arrivals = new ArrayList<Arrival>(records.size());
        var dead = new ArrayList<LogEntry>();
        for (var record : records) {
            try {
                arrivals.add(Arrival.read(record));
            } catch (Wire.UnreadableRecord unreadable) {
                dead.add(LogEntry.dead(record, String.valueOf(unreadable.getMessage())));
            }
        }
        batchSize.record(records.size());
        return log.write(dead).chain(() -> store(arrivals)).chain(stored -> log.write(Onward.entries(stored)));
    }

    private Uni<List<Stored>> store(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        long start = System.nanoTime();
        return DatabaseTrouble.waitOut(store.store(arrivals))
                .invoke(() -> storing.record(Duration.ofNanos(System.nanoTime() - start)))
                .onFailure(DatabaseTrouble::refuses)
                .recoverWithUni(refused -> oneByOne(arrivals));
    }

    private Uni<List<Stored>> oneByOne(List<Arrival> arrivals) {
        return Multi.createFrom()
                .iterable(arrivals)
                .onItem()
                .transformToUniAndConcatenate(this::storeAlone)
                .collect()
                .asList()
                .map(each -> each.stream().flatMap(List::stream).toList());
    }

    private Uni<List<Stored>> storeAlone(Arrival arrival) {
        return DatabaseTrouble.waitOut(store.store(List.of(arrival)))
                .onFailure(DatabaseTrouble::refuses)
                .recoverWithUni(refused -> log.write(LogEntry.dead(arrival.record(), DatabaseTrouble.reason(refused)))
                        .replaceWith(List.of()));
    }
}
