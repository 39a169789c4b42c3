package dev.switchboard.gateway.phone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Phone. Off without an account; an account without its token, or without a number of its own, starts nothing. */
@ConfigMapping(prefix = "switchboard.phone")
public interface PhoneSettings {

    /** The contact centre that the numbers belong to. */
    @WithDefault("main")
    String workspace();

    /** What callers of a number want, by the number in E.164: the attribute {@code topic} of their contacts. */
    Map<String, String> topics();

    /** What callers hear first. */
    @WithDefault("Welcome. We will be with you as soon as we can.")
    String greeting();

    /** Of everything that is said (BCP 47). */
    @WithDefault("en-GB")
    String language();

    /** What waiting callers are offered, whose number is known; the digit is fixed. */
    @WithDefault("To be called back, press 1. You keep your place in the queue.")
    String callbackOffer();

    /** What callers hear who are to be called back, unless the routing plan has its own words. */
    @WithDefault("We will call you back. Goodbye.")
    String callbackPromise();

    /** What customers hear on answering. */
    @WithDefault("Hello, you asked us to call you back.")
    String callbackGreeting();

    /** What callers hear while they wait. */
    @WithDefault("https://api.twilio.com/cowbell.mp3")
    URI music();

    /** Tries until a wish for a call is given up. */
    @WithDefault("6")
    int tries();

    /** Before the second try; each further pause is twice as long. */
    @WithDefault("500ms")
    Duration firstPause();

    Optional<Twilio> twilio();

    interface Twilio {
        String accountSid();

        /** Signs what the provider sends, and signs us in. */
        String authToken();

        /** Optional, for a default would make the group seem configured. */
        Optional<URI> apiUrl();

        default URI api() {
            return apiUrl().orElse(URI.create("https://api.twilio.com"));
        }

        /** Our own number, which reps see ringing. */
        String number();

        /** Where a rep's phone is; {@code {agent}} stands for the agent's id. A softphone has {@code client:}, a desk phone {@code sip:}. */
        Optional<String> agentAddress();

        default String addressOf(String agent) {
            return agentAddress().orElse("client:{agent}").replace("{agent}", agent);
        }

        /** How long a rep's phone rings. */
        Optional<Duration> ringing();

        default Duration ringsFor() {
            return ringing().orElse(Duration.ofSeconds(20));
        }
    }
}
