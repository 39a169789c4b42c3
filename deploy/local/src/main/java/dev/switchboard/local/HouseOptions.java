package dev.switchboard.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * How a house is to be started.
 *
 * @param checkout where the built services are
 * @param data where it keeps its data
 * @param fresh whether to forget what the data folder holds
 * @param port of the entrance; 0 means any free one
 * @param settings what every service is told beside what it is told anyway, by the service's own names for it
 * @param mailPorts whether mail is to have its usual ports (3025, 3143) if they are free, for people with mail programs
 * @param demo simulated people around the house, if there are to be any
 * @param rehearsal whether the services are to write down, at their end, what makes later starts fast ({@link AotCache})
 * @param part is told of each part that is up, and how long that took
 * @param news is told, in one line, what else happens
 */
public record HouseOptions(
        Path checkout,
        Path data,
        boolean fresh,
        int port,
        boolean mailPorts,
        Map<String, String> settings,
        Optional<Demo> demo,
        boolean rehearsal,
        BiConsumer<String, Duration> part,
        Consumer<String> news) {

    /**
     * The simulated people.
     *
     * @param pace how fast they live; 1 is the usual one
     * @param seed the same seed brings the same customers
     */
    public record Demo(double pace, long seed) {}

    /** For tests: a fresh house in this folder, on free ports, that says what happens on stdout. */
    public static HouseOptions forTests(Path data) {
        return new HouseOptions(
                findCheckout(),
                data,
                true,
                0,
                false,
                Map.of(),
                Optional.empty(),
                false,
                (part, time) -> {},
                line -> System.out.println("[house] " + line));
    }

    /** The same with these settings of the services. */
    public HouseOptions with(Map<String, String> otherSettings) {
        return new HouseOptions(checkout, data, fresh, port, mailPorts, otherSettings, demo, rehearsal, part, news);
    }

    /** The same with these people around, and the news of the house told to somebody. */
    public HouseOptions with(Demo people, Consumer<String> told) {
        return new HouseOptions(
                checkout, data, fresh, port, mailPorts, settings, Optional.of(people), rehearsal, part, told);
    }

    /** The same as a rehearsal. */
    public HouseOptions rehearsing() {
        return new HouseOptions(checkout, data, fresh, port, mailPorts, settings, demo, true, part, news);
    }

    /** The checkout that the working directory is in. */
    public static Path findCheckout() {
        var given = System.getProperty("switchboard.home");
        if (given != null) {
            return Path.of(given).toAbsolutePath();
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("deploy/local/pom.xml"))) {
                return at;
            }
        }
        throw new StartFailed("not inside a checkout of Switchboard");
    }
}
