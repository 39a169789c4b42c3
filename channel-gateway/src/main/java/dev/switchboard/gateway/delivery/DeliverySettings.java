package dev.switchboard.gateway.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How hard the gateway tries to deliver a reply. */
@ConfigMapping(prefix = "switchboard.delivery")
public interface DeliverySettings {

    /** Tries until a message counts as undeliverable. */
    @WithDefault("8")
    int tries();

    /** Before the second try; each further pause is twice as long. */
    @WithDefault("2s")
    Duration firstPause();

    @WithDefault("10m")
    Duration longestPause();

    /** How long one try may take. */
    @WithDefault("60s")
    Duration patience();

    /** Tries of one channel that may be under way at the same time. */
    @WithDefault("32")
    int atATime();

    /** The pause after a number of failed tries. */
    default Duration pauseAfter(int failed) {
        long factor = 1L << Math.min(failed - 1, 30);
        Duration pause = firstPause().multipliedBy(factor);
        return pause.compareTo(longestPause()) > 0 ? longestPause() : pause;
    }
}
