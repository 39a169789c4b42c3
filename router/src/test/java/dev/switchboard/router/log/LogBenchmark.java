package dev.switchboard.router.log;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Ids;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Wire;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How many decisions the router makes in a second, log to log: whole lives of contacts stand in {@code routing-commands}, a router
 * takes the partitions over, and the time runs until the last decision is in {@code routing-events} (acks=all). Run as a main:
 * {@code LogBenchmark [contacts] [partitions]}.
 */
final class LogBenchmark {

    private static final int AGENTS = 200;

    /** The lives were written down beforehand, so it must be known who takes them. */
    private static final String READY = "agent-0";

    private static final int COMMANDS_PER_LIFE = 3;

    private final House house;
    private final int contacts;
    private final List<Centre> centres = new ArrayList<>();

    private LogBenchmark(House house, int contacts, int partitions) {
        this.house = house;
        this.contacts = contacts;
        for (int n = 0; centres.size() < partitions; n++) {
            var centre = new Centre("bench-" + n);
            if (centres.stream().noneMatch(other -> home(other) == home(centre))) {
                centres.add(centre);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        int contacts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int partitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        try (House house = House.open(partitions)) {
            var benchmark = new LogBenchmark(house, contacts, partitions);
            benchmark.run("warm-up", contacts / 2);
            benchmark.run("measured", contacts);
        }
        System.exit(0); // the infrastructure's process ends with this one
    }

    private int home(Centre centre) {
        return house.partition(centre.workspace());
    }

    private void run(String name, int lives) throws Exception {
        long written = fill(name, lives);
        var before = Figures.of(house);
        long started = System.nanoTime();
        var router = house.router("bench-" + name, "bench");
        long wanted = before.decisions() + written;
        while (Figures.of(house).acknowledged() < wanted) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        report(name, written, took, before, Figures.of(house));
        router.close();
    }

    private long fill(String name, int lives) {
        long written = 0;
        KafkaProducer<byte[], byte[]> producer = new LogClients(house.settings("filler", "none")).writer();
        try (producer) {
            for (Centre centre : centres) {
                written += furnish(producer, centre, name);
                for (int n = 0; n < lives / centres.size(); n++) {
                    life(producer, centre, name + "-" + n);
                    written += COMMANDS_PER_LIFE;
                }
            }
        }
        return written;
    }

    private long furnish(KafkaProducer<byte[], byte[]> producer, Centre centre, String name) {
        if (!name.equals("warm-up")) {
            return 0;
        }
        write(producer, centre, centre.teams());
        write(producer, centre, centre.plan(Duration.ofDays(1)));
        return 2 + agents(producer, centre);
    }

    private long agents(KafkaProducer<byte[], byte[]> producer, Centre centre) {
        for (int n = 0; n < AGENTS; n++) {
            write(producer, centre, centre.agent("agent-" + n));
        }
        write(producer, centre, centre.ready(READY));
        return AGENTS + 1L;
    }

    /** A contact is offered, accepted and completed. */
    private void life(KafkaProducer<byte[], byte[]> producer, Centre centre, String contact) {
        write(producer, centre, centre.request(contact));
        write(producer, centre, centre.accept(contact, 1, READY));
        write(producer, centre, centre.complete(contact, READY));
    }

    private void write(KafkaProducer<byte[], byte[]> producer, Centre centre, RoutingCommand command) {
        var record = new ProducerRecord<byte[], byte[]>(house.commands, home(centre), null, Wire.toBytes(command));
        CloudEvents.write(record.headers(), Ids.fresh(), House.SOURCE, command, Instant.now(), null);
        producer.send(record);
    }

    private void report(String name, long commands, Duration took, Figures before, Figures after) {
        double seconds = took.toNanos() / 1e9;
        System.out.printf(
                "%-9s %,d commands in %.2f s (take-over included): %,.0f decisions/s log to log; %d of them refusals%n",
                name, commands, seconds, commands / seconds, after.rejected() - before.rejected());
        System.out.printf(
                "          deciding %.1f µs each (%.2f s in all), to the acknowledgement %.1f ms on average, max %.1f ms%n",
                (after.decideSeconds() - before.decideSeconds()) * 1e6 / commands,
                after.decideSeconds() - before.decideSeconds(),
                (after.logSeconds() - before.logSeconds()) * 1e3 / commands,
                house.metrics.get("switchboard.router.log").timer().max(TimeUnit.MILLISECONDS));
    }

    private record Figures(long decisions, long rejected, long acknowledged, double decideSeconds, double logSeconds) {

        static Figures of(House house) {
            if (house.metrics.find("switchboard.router.decide").timer() == null) {
                return new Figures(0, 0, 0, 0, 0);
            }
            Timer deciding = house.metrics.get("switchboard.router.decide").timer();
            Timer logging = house.metrics.get("switchboard.router.log").timer();
            return new Figures(
                    (long) house.metrics
                            .get("switchboard.router.decisions")
                            .counter()
                            .count(),
                    (long) house.metrics
                            .get("switchboard.router.rejected")
                            .counter()
                            .count(),
                    logging.count(),
                    deciding.totalTime(TimeUnit.SECONDS),
                    logging.totalTime(TimeUnit.SECONDS));
        }
    }
}
