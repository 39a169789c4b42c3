package dev.switchboard.e2e;

import dev.switchboard.e2e.bench.Figures;
import dev.switchboard.e2e.bench.Load;
import dev.switchboard.local.House;
import dev.switchboard.local.HouseOptions;
import dev.switchboard.local.ProviderSettings;
import dev.switchboard.people.Crowd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./switchboard bench [spine|free|ingest|mixed|analytics|crash|demo ...] [--json FILE]}: starts a house of its own, loads it and tells the
 * figures. Without a word: all that measure.
 */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        var words = new ArrayList<>(List.of(arguments));
        var json = option(words, "--json");
        var loads = words.isEmpty()
                ? Load.measuring()
                : words.stream().map(Load::named).toList();
        var figures = new Figures(System.out);
        var data = Files.createTempDirectory("switchboard-bench-");
        figures.say("starting a house of its own in %s", data);
        var providers = ProviderSettings.any();
        try (var house = House.start(options(data, providers, loads, figures))) {
            figures.say(
                    "ready after %.1f s; the load and the house share %d processors",
                    house.age().toMillis() / 1_000.0, Runtime.getRuntime().availableProcessors());
            loads.forEach(load -> load.run(house, providers, figures));
        }
        if (json != null) {
            figures.writeTo(Path.of(json));
        }
        // what people's lines are made of ends with the process
        System.exit(0);
    }

    private static HouseOptions options(Path data, ProviderSettings providers, List<Load> loads, Figures figures) {
        var settings = new HashMap<>(Crowd.SETTINGS);
        settings.putAll(providers.settings());
        var house = HouseOptions.forTests(data);
        return loads.stream().anyMatch(Load::wantsPeople)
                ? house.with(new HouseOptions.Demo(2, 1), line -> figures.say("  %s", line))
                : house.with(settings);
    }

    private static @Nullable String option(List<String> words, String name) {
        var at = words.indexOf(name);
        if (at < 0 || at + 1 >= words.size()) {
            return null;
        }
        words.remove(at);
        return words.remove(at);
    }
}
