package dev.switchboard.gateway.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What chat needs to know. There is no default secret: without one the gateway does not start. */
@ConfigMapping(prefix = "switchboard.chat")
public interface ChatSettings {

    /** Signs the visitors' tokens. */
    @Size(min = 32)
    String secret();

    /** Sites that embed the widget, beside the public address; read by the CORS filter, which guards the socket too. */
    Optional<List<String>> allowedOrigins();

    /** Contact centres that have a chat. */
    @WithDefault("main")
    Set<String> workspaces();

    @WithDefault("30d")
    Duration tokenLife();

    /** New visitors a minute from one address; 0 means as many as come. */
    @WithDefault("60")
    int visitorsPerMinute();

    /** Frames a visitor may send at once after a pause. */
    @WithDefault("20")
    int burst();

    /** Frames a second that a visitor may send for long. */
    @WithDefault("2")
    double framesPerSecond();

    /** Frames that may wait for a slow reader. */
    @WithDefault("64")
    int sendQueue();

    /** Messages that are shown of a longer conversation. */
    @WithDefault("200")
    int history();
}
