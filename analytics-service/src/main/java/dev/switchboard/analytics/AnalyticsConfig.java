package dev.switchboard.analytics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** The settings of this service. */
@ConfigMapping(prefix = "switchboard.analytics")
public interface AnalyticsConfig {

    /** In which days, weeks and months begin. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** Who leaves sooner has not abandoned. */
    @WithDefault("5s")
    Duration shortAbandon();

    /** Whose customer comes back within this time was not resolved at the first contact. */
    @WithDefault("7d")
    Duration cameBackWithin();

    /** The wallboard is told of changes no more often than this. */
    @WithDefault("1s")
    Duration liveEvery();
}
