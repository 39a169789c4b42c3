package dev.switchboard.agents;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What can be set about the agent-service. */
@ConfigMapping(prefix = "switchboard")
public interface AgentServiceConfig {

    /** Whether an empty workspace {@code main} gets the demonstration contact centre. */
    @WithDefault("false")
    boolean seed();

    /** Where people find the console, such as {@code https://desk.example.org}; https makes the refresh cookie Secure. */
    Optional<String> publicUrl();

    Session session();

    SignIn signIn();

    Presence presence();

    Desk desk();

    /** Tokens and how long they live. */
    interface Session {
        @WithDefault("15m")
        Duration accessToken();

        /** Without a renewal for this long the session is over. */
        @WithDefault("12h")
        Duration idle();

        @WithDefault("12h")
        Duration conversationGrant();
    }

    /** Against guessing passwords; behind a proxy set {@code quarkus.http.proxy} too, or all people share one address. */
    interface SignIn {
        @WithDefault("5")
        int attemptsByUser();

        @WithDefault("50")
        int attemptsByAddress();

        @WithDefault("5m")
        Duration window();
    }

    /** The lease that a living desk socket renews. */
    interface Presence {
        @WithDefault("5s")
        Duration renewEvery();

        /** How long after its last renewal an agent is taken offline. */
        @WithDefault("15s")
        Duration grace();

        @WithDefault("1s")
        Duration sweepEvery();
    }

    /** Bounds of the desk socket. */
    interface Desk {
        /** Origins besides the own host that may open a desk; {@code *} for any. */
        Optional<Set<String>> allowedOrigins();

        /** Characters in one frame from the desk. */
        @WithDefault("32768")
        int maxFrame();

        /** Frames per second from one desk, as a lasting rate. */
        @WithDefault("20")
        int framesPerSecond();

        /** Frames from one desk at once. */
        @WithDefault("60")
        int burst();

        /** A socket that has not answered pings for this long is dead. */
        @WithDefault("12s")
        Duration silence();

        /** Frames that wait for a slow reader before its socket is closed. */
        @WithDefault("1000")
        int maxWaiting();

        /** Frames kept for whoever resumes. */
        @WithDefault("200")
        int kept();

        /** How long a desk without a socket keeps its frames. */
        @WithDefault("60s")
        Duration keepWithoutSocket();
    }
}
