package dev.switchboard.gateway.survey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;

/** Surveys after contacts. Without a secret there are none. */
@ConfigMapping(prefix = "switchboard.survey")
public interface SurveySettings {

    /** Signs the links. */
    Optional<@Size(min = 32) String> secret();

    /** No customer is asked more often. */
    @WithDefault("1d")
    Duration every();

    /** How long a link is good for. */
    @WithDefault("14d")
    Duration valid();

    /** What a customer is asked; the link follows. */
    @WithDefault("How did we do? Tell us with one click:")
    String question();
}
