package dev.switchboard.gateway.social;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The networks that customers write on. A network that is not named is off; one that is needs every secret, or nothing starts. */
@ConfigMapping(prefix = "switchboard.social")
public interface SocialSettings {

    /** The contact centre that all of it belongs to. */
    @WithDefault("main")
    String workspace();

    /** How long a provider may take to answer. */
    @WithDefault("20s")
    Duration patience();

    Optional<Meta> meta();

    Optional<Telegram> telegram();

    /** Signed webhooks by name; the name is part of the address and of the customers' identities. */
    Map<String, Webhook> webhook();

    /** A Meta app: Messenger, Instagram and WhatsApp. */
    interface Meta {
        /** Signs what Meta sends. */
        String appSecret();

        /** What Meta repeats when the webhook is set up; of one's own choice. */
        String verifyToken();

        String accessToken();

        /** Optional, for a default would make the group seem configured. */
        Optional<URI> graphUrl();

        default URI graph() {
            return graphUrl().orElse(URI.create("https://graph.facebook.com/v25.0"));
        }
    }

    interface Telegram {
        /** Sent along with every update; chosen at {@code setWebhook}. */
        String secretToken();

        String botToken();

        Optional<URI> apiUrl();

        default URI api() {
            return apiUrl().orElse(URI.create("https://api.telegram.org"));
        }
    }

    interface Webhook {
        /** Signs in both directions. */
        String secret();

        /** Where replies go; without it nobody can be answered. */
        Optional<URI> replyUrl();
    }
}
