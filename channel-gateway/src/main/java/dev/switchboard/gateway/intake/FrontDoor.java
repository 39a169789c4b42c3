package dev.switchboard.gateway.intake;

import dev.switchboard.events.Inbound;
import io.smallrye.mutiny.Uni;

/**
 * Where every channel hands in what a customer sent, once it has been verified. The answer comes when the log has it on all
 * replicas: only then may a channel acknowledge (2xx, "seen", ack frame). Fails when the log cannot be reached; then nothing
 * was taken and the channel must not acknowledge.
 */
public interface FrontDoor {

    Uni<Void> accept(Inbound inbound);

    /**
     * Puts what could not be understood where a person can look at it.
     *
     * @param source which door it came through, such as {@code email}
     * @param reason without personal data
     */
    Uni<Void> reject(String source, byte[] raw, String reason);
}
