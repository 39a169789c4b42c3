package dev.switchboard.e2e;

import dev.switchboard.local.House;
import dev.switchboard.local.HouseOptions;
import dev.switchboard.local.StartFailed;
import dev.switchboard.people.Crowd;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The one house of a test run: started by the first test that asks for it, ended with the JVM. If it can't start, every test hears
 * of it, and nobody tries again.
 */
final class TheHouse {
    private static @Nullable House house;
    private static @Nullable StartFailed failure;

    private TheHouse() {}

    static synchronized House get() {
        if (failure != null) {
            throw failure;
        }
        if (house == null) {
            var started = start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::stop, "end-house"));
            house = started;
        }
        return house;
    }

    private static House start() {
        try {
            return House.start(HouseOptions.forTests(Path.of("target", "house")).with(Crowd.SETTINGS));
        } catch (StartFailed broken) {
            failure = broken;
            throw broken;
        }
    }
}
