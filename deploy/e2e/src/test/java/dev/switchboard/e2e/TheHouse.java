package dev.switchboard.e2e;

import dev.switchboard.local.House;
import dev.switchboard.local.HouseOptions;
import dev.switchboard.local.ProviderSettings;
import dev.switchboard.local.StartFailed;
import dev.switchboard.people.Crowd;
import dev.switchboard.providers.Providers;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one house of a test run: started by the first test that asks for it, ended with the JVM. If it can't start, every test hears
 * of it, and nobody tries again.
 */
final class TheHouse {
    private static final ProviderSettings PROVIDERS = ProviderSettings.any();

    private static @Nullable House house;
    private static @Nullable Providers providers;
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

    /** Where Meta, Telegram and Twilio would be. */
    static synchronized Providers providers() {
        if (providers == null) {
            providers = Providers.open(PROVIDERS.port(), PROVIDERS.secret(), URI.create(get().url()));
        }
        return providers;
    }

    private static House start() {
        try {
            var settings = new HashMap<>(Crowd.SETTINGS);
            settings.putAll(PROVIDERS.settings());
            return House.start(HouseOptions.forTests(Path.of("target", "house")).with(settings));
        } catch (StartFailed broken) {
            failure = broken;
            throw broken;
        }
    }
}
