package dev.switchboard.e2e;

import dev.switchboard.e2e.crash.CrashRun;
import dev.switchboard.local.House;
import dev.switchboard.local.HouseOptions;
import dev.switchboard.people.Crowd;
import java.io.IOException;
import java.nio.file.Files;

/**
 * The last step of {@code ./switchboard run}'s build: a house works through some hundred contacts, and its services write down what makes
 * their later starts fast. Once for each build; whatever goes wrong costs nothing but that.
 */
public final class Rehearsal {
    private static final CrashRun.Script A_DAY_WITHOUT_A_CRASH = new CrashRun.Script("router", 150, 10, 0, 1);

    private Rehearsal() {}

    public static void main(String[] none) throws IOException {
        var data = Files.createTempDirectory("switchboard-rehearsal-");
        try (var house =
                House.start(HouseOptions.forTests(data).with(Crowd.SETTINGS).rehearsing())) {
            CrashRun.of(house, A_DAY_WITHOUT_A_CRASH);
        }
        System.exit(0);
    }
}
