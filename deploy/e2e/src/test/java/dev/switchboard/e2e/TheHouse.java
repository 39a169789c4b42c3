package dev.switchboard.e2e;

import dev.switchboard.local.House;
import dev.switchboard.local.HouseOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one house of a test run: started by the first test that asks for it, ended with the JVM. */
final class TheHouse {
    private static @Nullable House house;

    private TheHouse() {}

    static synchronized House get() {
        if (house == null) {
            var started = start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::stop, "end-house"));
            house = started;
        }
        return house;
    }

    private static House start() {
        return House.start(HouseOptions.forTests(Path.of("target", "house")));
    }
}
