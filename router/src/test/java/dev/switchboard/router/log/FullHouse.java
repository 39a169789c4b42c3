package dev.switchboard.router.log;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Ids;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes down a busy day beforehand: in every workspace all agents have a contact each, and others wait. Whoever completes one is
 * offered the one that waits longest, and accepts; a new one comes in its place. So it is known who will have which contact, whenever
 * the router comes to decide it: contact <i>n</i> goes to agent <i>n</i> modulo the number of agents.
 */
final class FullHouse {

    private final House house;
    private final int agents;
    private final int waiting;
    private final List<Centre> centres = new ArrayList<>();
    private long written;

    FullHouse(House house, int partitions, int agents, int waiting) {
        this.house = house;
        this.agents = agents;
        this.waiting = waiting;
        for (int n = 0; centres.size() < partitions; n++) {
            var centre = new Centre("bench-" + n);
            if (centres.stream().noneMatch(other -> home(other) == home(centre))) {
                centres.add(centre);
            }
        }
    }

    private int home(Centre centre) {
        return house.partition(centre.workspace());
    }

    /** Until everybody is busy and the others wait. @return how many decisions that makes */
    long furnish() {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (Centre centre : centres) {
                write(producer, centre, centre.teams());
                write(producer, centre, centre.plan(Duration.ofDays(1)));
                for (int n = 0; n < agents; n++) {
                    write(producer, centre, centre.agent("agent-" + n, 1));
                }
                for (int n = 0; n < agents + waiting; n++) {
                    write(producer, centre, centre.request("contact-" + n));
                }
                for (int n = 0; n < agents; n++) {
                    write(producer, centre, centre.ready("agent-" + n));
                    write(producer, centre, centre.accept("contact-" + n, 1, "agent-" + n));
                }
            }
        }
        return written;
    }

    /** @return how many decisions that makes */
    long work(long commands) {
        long before = written;
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int n = 0; written - before < commands; n++) {
                for (Centre centre : centres) {
                    String agent = "agent-" + n % agents;
                    write(producer, centre, centre.request("contact-" + (n + agents + waiting)));
                    write(producer, centre, centre.complete("contact-" + n, agent));
                    write(producer, centre, centre.accept("contact-" + (n + agents), 1, agent));
                }
            }
        }
        return written - before;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new LogClients(house.settings("filler", "none")).writer();
    }

    private void write(KafkaProducer<byte[], byte[]> producer, Centre centre, RoutingCommand command) {
        var record = new ProducerRecord<byte[], byte[]>(house.commands, home(centre), null, Wire.toBytes(command));
        CloudEvents.write(record.headers(), Ids.fresh(), House.SOURCE, command, Instant.now(), null);
        producer.send(record);
        written++;
    }
}
