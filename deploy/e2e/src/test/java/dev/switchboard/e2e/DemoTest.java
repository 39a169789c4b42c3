package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.e2e.crash.DemoCrash;
import dev.switchboard.e2e.crash.DemoCrash.Script;
import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.local.House;
import dev.switchboard.local.HouseOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house of its own with the simulated people around it, on all channels, in which each service is killed; nothing of it gets in the way of other tests. */
class DemoTest {
    private static final Duration A_WHILE = Duration.ofSeconds(90);
    private static final List<Channel> CHANNELS = List.of(Channel.values());
    private static final int ENOUGH = 2;

    /** At least one kill of each service; {@code -Ddemo.seconds} makes it longer. */
    private static final Duration KILLING = Duration.ofSeconds(Integer.getInteger("demo.seconds", 1));

    @TempDir
    private Path data;

    @Test
    void theDepartmentIsAliveSoonAndSurvivesKilledServices() {
        var news = new CopyOnWriteArrayList<String>();
        var options = HouseOptions.forTests(data).with(new HouseOptions.Demo(4, 1), news::add);
        try (var house = House.start(options)) {
            awaitClosed(new HouseLog(house.infrastructure().kafka()), news, ENOUGH);
            assertThat(news).anyMatch(line -> line.startsWith("demo: left to people: the reps ava"));

            var report = DemoCrash.of(
                    house,
                    new Script(KILLING, Duration.ofSeconds(4), new SecureRandom().nextInt(1_000_000)),
                    System.out::println);

            System.out.println(report);
            assertThat(report.complaints()).as(report.toString()).isEmpty();
        }
        assertThat(news).noneMatch(line -> line.startsWith("demo: ended"));
    }

    private static void awaitClosed(HouseLog log, List<String> news, int atLeast) {
        Awaitility.await("contacts assigned and closed on each channel; the news: " + news)
                .atMost(A_WHILE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    var assigned = count(log, ContactAssigned.class);
                    var closed = count(log, ContactClosed.class);
                    assertThat(CHANNELS).allSatisfy(channel -> {
                        assertThat(assigned.getOrDefault(channel, 0))
                                .as("%s assigned", channel)
                                .isGreaterThanOrEqualTo(atLeast);
                        assertThat(closed.getOrDefault(channel, 0))
                                .as("%s closed", channel)
                                .isGreaterThanOrEqualTo(atLeast);
                    });
                });
    }

    private static Map<Channel, Integer> count(HouseLog log, Class<? extends RoutingEvent> kind) {
        var channels = new HashMap<String, Channel>();
        var counted = new EnumMap<Channel, Integer>(Channel.class);
        for (var decided : log.decisions()) {
            for (var event : decided.decision().events()) {
                if (event instanceof ContactOpened opened) {
                    channels.put(opened.contact(), opened.channel());
                }
                if (kind.isInstance(event)) {
                    counted.merge(channels.get(contactOf(event)), 1, Integer::sum);
                }
            }
        }
        return counted;
    }

    private static String contactOf(RoutingEvent event) {
        return switch (event) {
            case ContactAssigned assigned -> assigned.contact();
            case ContactClosed closed -> closed.contact();
            default -> throw new IllegalArgumentException(event.toString());
        };
    }
}
