package dev.switchboard.e2e.bench;

import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.Topics;
import dev.switchboard.local.House;
import dev.switchboard.people.MailCustomer;
import dev.switchboard.providers.Providers;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/**
 * How fast each channel's real front door takes in messages: a fixed number of customers who write again as soon as the last message was
 * acknowledged. Nobody is at a desk, so that the house does the rest of its work, storing and queueing, and no more. Mail is
 * acknowledged by the mail server; there, what counts is when the last of some hundred has been read.
 */
final class IngestBench {
    private static final int CUSTOMERS = 48;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final int MAILS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration DRAIN = Duration.ofSeconds(60);

    private final House house;
    private final HouseLog log;
    private final Figures figures;
    private final AtomicInteger number = new AtomicInteger();

    private IngestBench(House house, Figures figures) {
        this.house = house;
        this.log = new HouseLog(house.infrastructure().kafka());
        this.figures = figures;
    }

    /** One message of one customer, until it is acknowledged. */
    private interface Message {
        void send(int customer, int number) throws Exception;
    }

    static void run(House house, Providers providers, Figures figures) {
        var bench = new IngestBench(house, figures);
        var address = URI.create(house.url());
        try (var visitors = VisitorPool.open(address, CUSTOMERS)) {
            var all = java.util.stream.IntStream.range(0, CUSTOMERS)
                    .mapToObj(visitors::take)
                    .toList();
            bench.measure("CHAT", (customer, n) -> {
                var visitor = all.get(customer);
                if (visitor != null) {
                    visitor.say("just a word " + n).get(30, TimeUnit.SECONDS);
                }
            });
        }
        bench.measure(
                "SOCIAL",
                (customer, n) -> providers.meta().whatsApp("4477009%05d".formatted(customer), "Mia", "word " + n));
        bench.measure(
                "PHONE",
                (customer, n) -> providers
                        .twilio()
                        .ring("CAbench%d".formatted(n), "+4477008%05d".formatted(customer), "+12025550100"));
        bench.measureMail();
    }

    /** The mail server takes mails faster than anybody reads them: what counts is when the last of them is in. */
    private void measureMail() {
        var at = house.infrastructure();
        for (var mails : new int[] {MAILS / 3, MAILS}) {
            awaitQuiet();
            var all = count() + mails;
            var begin = System.nanoTime();
            for (int n = 0; n < mails; n++) {
                new MailCustomer("Mia", "mia" + n + "@example.org", "127.0.0.1", at.smtp(), at.imap())
                        .write("Just a word " + n, "What is new?");
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> count() >= all);
            if (mails == MAILS) {
                show("EMAIL", mails * 1e9 / (System.nanoTime() - begin));
            }
        }
    }

    private void measure(String channel, Message message) {
        write(message, WARM_UP);
        awaitQuiet();
        var before = count();
        var begin = System.nanoTime();
        write(message, LENGTH);
        var taken = count() - before;
        var perSecond = taken * 1e9 / (System.nanoTime() - begin);
        awaitQuiet();
        show(channel, perSecond);
    }

    private void show(String channel, double perSecond) {
        figures.add(
                new JsonObject().put("bench", "ingest").put("channel", channel).put("perSecond", perSecond),
                "ingest %-7s %8.0f messages/s",
                channel,
                perSecond);
    }

    private void write(Message message, Duration length) {
        var end = System.nanoTime() + length.toNanos();
        try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < CUSTOMERS; n++) {
                var customer = n;
                customers.execute(() -> {
                    while (System.nanoTime() < end) {
                        try {
                            message.send(customer, number.incrementAndGet());
                        } catch (Exception refused) {
                            figures.say("a message was not taken: %s", refused);
                            return;
                        }
                    }
                });
            }
        }
    }

    private long count() {
        return log.end(Topics.INBOUND).offsets().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Until nothing new comes in any more. */
    private void awaitQuiet() {
        var latest = System.nanoTime() + DRAIN.toNanos();
        var before = -1L;
        for (var now = count(); now != before && System.nanoTime() < latest; now = count()) {
            before = now;
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
    }
}
