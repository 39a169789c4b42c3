package dev.switchboard.gateway.social.webhook;

import dev.switchboard.gateway.social.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Time and signature of a webhook: HMAC-SHA256 over the time, a full stop and the body. An old one is no good: it may be a replay. */
final class Stamp {

    /** Seconds since 1970. */
    static final String TIME = "X-Switchboard-Timestamp";

    static final String SIGNATURE = "X-Switchboard-Signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final byte[] FULL_STOP = {'.'};

    private final Hmac hmac;

    Stamp(String secret) {
        hmac = new Hmac(secret);
    }

    String sign(String time, byte[] body) {
        return hmac.sign(bytes(time), FULL_STOP, body);
    }

    boolean verifies(@Nullable String time, @Nullable String signature, byte[] body) {
        return time != null && hmac.verifies(signature, bytes(time), FULL_STOP, body);
    }

    static boolean isFresh(@Nullable String time, Instant now) {
        try {
            var age = now.getEpochSecond() - Long.parseLong(String.valueOf(time));
            return Math.abs(age) <= TOLERANCE.toSeconds();
        } catch (NumberFormatException noTime) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
