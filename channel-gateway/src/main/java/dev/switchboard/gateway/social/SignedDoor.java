package dev.switchboard.gateway.social;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Wire;
import dev.switchboard.gateway.delivery.DeliveryReports;
import dev.switchboard.gateway.intake.FrontDoor;
import dev.switchboard.gateway.log.LogWriter;
import dev.switchboard.gateway.problem.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * What every door for providers does with a body whose signature is good: all of it is in the log before the provider hears that it was
 * taken; what nobody understands goes to the dead letters, for sending it again would not help. Where the log is away, nothing is
 * acknowledged, and the provider sends all of it again, which changes nothing for what was taken before.
 */
@ApplicationScoped
public class SignedDoor {

    private static final Logger LOG = Logger.getLogger(SignedDoor.class);

    /** A failure may be told before we have stored under which id the reply went out. */
    private static final Duration ANOTHER_LOOK = Duration.ofSeconds(2);

    private final FrontDoor door;
    private final DeliveryReports reports;
    private final SocialSettings settings;
    private final ObjectMapper json;

    SignedDoor(FrontDoor door, DeliveryReports reports, SocialSettings settings, ObjectMapper json) {
        this.door = door;
        this.reports = reports;
        this.settings = settings;
        this.json = json;
    }

    /** 401 for a signature that is missing or not good: nothing was changed. */
    public static Refusal forged() {
        return new Refusal(Status.UNAUTHORIZED, "signature.invalid", "the signature is missing or not good");
    }

    /** 404 for a network that is not set up. */
    public static Refusal unknown(String network) {
        return new Refusal(Status.NOT_FOUND, "network.unknown", network + " is not set up here");
    }

    /**
     * @param source for the dead letters, such as {@code meta}
     * @param read finds in the JSON what it holds
     * @return done when all of it is safe; fails with 503 if it is not
     */
    public Uni<Void> take(String source, byte[] raw, BiConsumer<JsonNode, Reading> read) {
        return Uni.createFrom()
                .deferred(() -> {
                    var reading = new Reading();
                    try {
                        read.accept(parse(raw), reading);
                    } catch (Reading.Misunderstood | IllegalArgumentException bad) {
                        return door.reject(source, raw, String.valueOf(bad.getMessage()));
                    }
                    return keep(source, reading);
                })
                .onFailure(failure -> !(failure instanceof Refusal))
                .transform(failure -> {
                    LOG.warnf(
                            "a webhook of %s was not taken: %s",
                            source, failure.getClass().getName());
                    return Refusal.tryAgain("log.unavailable", "not taken; send it again");
                });
    }

    private JsonNode parse(byte[] raw) {
        try {
            var body = json.readTree(raw);
            if (body == null || !body.isObject()) {
                throw new Reading.Misunderstood("not a JSON object");
            }
            return body;
        } catch (JsonProcessingException malformed) {
            throw new Reading.Misunderstood("not JSON: " + malformed.getClass().getSimpleName());
        } catch (IOException unreadable) {
            throw new Reading.Misunderstood("not readable");
        }
    }

    /** One after the other: order is kept. */
    private Uni<Void> keep(String source, Reading reading) {
        var messages = Multi.createFrom()
                .iterable(reading.messages())
                .onItem()
                .transformToUniAndConcatenate(message -> door.accept(message)
                        .onFailure(SignedDoor::isTooLong)
                        .recoverWithUni(
                                () -> door.reject(source, Wire.toBytes(message), "longer than a record may be")))
                .collect()
                .last();
        var failures = Multi.createFrom()
                .iterable(reading.failures())
                .onItem()
                .transformToUniAndMerge(this::report)
                .collect()
                .last();
        var bad = Multi.createFrom()
                .iterable(reading.badParts())
                .onItem()
                .transformToUniAndConcatenate(part -> door.reject(source, part.raw(), part.reason()))
                .collect()
                .last();
        return messages.chain(() -> failures).chain(() -> bad).replaceWithVoid();
    }

    private static boolean isTooLong(Throwable failure) {
        return failure instanceof LogWriter.LogUnreachable unreachable && unreachable.isTooLong();
    }

    private Uni<Boolean> report(Reading.Failure failure) {
        return reports.failed(settings.workspace(), Channel.SOCIAL, failure.reply(), failure.reason())
                .chain(known -> known
                        ? Uni.createFrom().item(true)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(ANOTHER_LOOK)
                                .chain(() -> reports.failed(
                                        settings.workspace(), Channel.SOCIAL, failure.reply(), failure.reason())));
    }
}
