package dev.switchboard.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One service of the house, as data: what it is called (its module too), how much memory it may use, and which
 * settings it needs beside those that all have. A new service is a new line in {@link #ALL}.
 */
record Service(String name, int heapMegabytes, Extra extra) {
    static final List<Service> ALL = List.of(
            new Service("router", 512, (at, keys) -> Map.of()),
            new Service("agent-service", 256, (at, keys) -> {
                var settings = new LinkedHashMap<>(ServiceSettings.signing(keys));
                settings.put("switchboard.seed", "true");
                return settings;
            }),
            new Service("channel-gateway", 256, ServiceSettings::channels),
            new Service("analytics-service", 192, (at, keys) -> Map.of()));

    interface Extra {
        Map<String, String> settings(Endpoints at, Keys keys);
    }

    Map<String, String> settings(Endpoints at, Keys keys, int port, String publicUrl) {
        var settings = ServiceSettings.common(at, keys);
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("quarkus.banner.enabled", "false");
        settings.put("switchboard.public-url", publicUrl);
        settings.putAll(extra.settings(at, keys));
        return settings;
    }
}
