package dev.switchboard.gateway.email;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The settings as the service would read them. */
final class TestSettings {

    private TestSettings() {}

    static EmailSettings of(Map<String, String> settings) {
        var properties = new HashMap<String, String>();
        properties.put("switchboard.email.from", "Example Support <support@example.com>");
        settings.forEach((name, value) -> properties.put("switchboard.email." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EmailSettings.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(EmailSettings.class);
    }
}
