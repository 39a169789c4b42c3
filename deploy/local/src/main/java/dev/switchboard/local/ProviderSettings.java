package dev.switchboard.local;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where simulated providers stand, which houses with the demo and tests have instead of the real ones, and the settings by which the gateway
 * finds them. Whoever simulates them has to listen there.
 *
 * @param port on 127.0.0.1
 * @param secret serves as each provider's secrets
 */
public record ProviderSettings(int port, String secret) {

    /** The name of a signed webhook that replies to {@code /webhook}. */
    public static final String WEBHOOK = "partner";

    private static final String ACCOUNT = "ACswitchboard";

    /** Numbers that exist nowhere (555-01xx), by what their callers want. */
    private static final Map<String, String> TOPICS =
            Map.of("+12025550101", "billing", "+12025550102", "technical", "+12025550103", "orders");

    /** On a free port, with a secret of its own. */
    public static ProviderSettings any() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return new ProviderSettings(Ports.forLater(), HexFormat.of().formatHex(bytes));
    }

    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("switchboard.social.meta.app-secret", secret);
        settings.put("switchboard.social.meta.verify-token", secret);
        settings.put("switchboard.social.meta.access-token", secret);
        settings.put("switchboard.social.meta.graph-url", at("/meta"));
        settings.put("switchboard.social.telegram.secret-token", secret);
        settings.put("switchboard.social.telegram.bot-token", secret);
        settings.put("switchboard.social.telegram.api-url", at("/telegram"));
        settings.put("switchboard.social.webhook." + WEBHOOK + ".secret", secret);
        settings.put("switchboard.social.webhook." + WEBHOOK + ".reply-url", at("/webhook"));
        settings.put("switchboard.phone.twilio.account-sid", ACCOUNT);
        settings.put("switchboard.phone.twilio.auth-token", secret);
        settings.put("switchboard.phone.twilio.api-url", at("/twilio"));
        settings.put("switchboard.phone.twilio.number", "+15550100000");
        settings.put("switchboard.phone.music", at("/music.mp3"));
        TOPICS.forEach((number, topic) -> settings.put("switchboard.phone.topics.\"" + number + "\"", topic));
        return settings;
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
