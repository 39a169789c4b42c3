package dev.switchboard.gateway.phone;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound;
import dev.switchboard.gateway.intake.FrontDoor;
import dev.switchboard.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Tells the log what the provider tells of calls. What the log does not take is refused, so that the provider sends it again. */
@ApplicationScoped
class CallNews {

    private static final Logger LOG = Logger.getLogger(CallNews.class);

    private final FrontDoor door;
    private final Calls calls;
    private final PhoneSettings settings;

    CallNews(FrontDoor door, Calls calls, PhoneSettings settings) {
        this.door = door;
        this.calls = calls;
        this.settings = settings;
    }

    /** Somebody calls. */
    Uni<Void> arrived(LineNews caller) {
        var attributes = new HashMap<String, String>();
        attributes.put(Calls.CALL, caller.line());
        var topic = settings.topics().get(caller.number());
        if (topic != null) {
            attributes.put("topic", topic);
        }
        return orAgain(door.accept(new Inbound.CustomerMessage(
                settings.workspace(),
                Channel.PHONE,
                caller.address(),
                caller.callerName(),
                caller.number(),
                caller.line(),
                List.of(),
                null,
                "Incoming call",
                null,
                List.of(),
                attributes,
                Instant.now())));
    }

    /** What was signed and is no call lies where a person can look at it. Fails. */
    Uni<Void> reject(LineNews news) {
        var reason = "CallSid is missing";
        return orAgain(door.reject("phone", news.fields().toString().getBytes(StandardCharsets.UTF_8), reason))
                .onItem()
                .failWith(() -> new Refusal(Status.BAD_REQUEST, "call.invalid", reason));
    }

    /** The caller's own line has ended. */
    Uni<Void> left(LineNews caller) {
        return orAgain(door.accept(new Inbound.CustomerLeft(
                settings.workspace(), Channel.PHONE, caller.address(), caller.line(), null, Instant.now())));
    }

    /** The line has ended on which the customer of a call was called back. */
    Uni<Void> left(String call, LineNews customer) {
        return ofKnown(
                call,
                address -> new Inbound.CustomerLeft(
                        settings.workspace(), Channel.PHONE, address, call, customer.line(), Instant.now()));
    }

    /** How a line that belongs to a call is now. */
    Uni<Void> note(String call, LineNews line, String text) {
        return note(call, line.line() + "-" + line.status(), text);
    }

    /** @param note an id of its own within the call */
    Uni<Void> note(String call, String note, String text) {
        return ofKnown(
                call,
                address -> new Inbound.CallNote(
                        settings.workspace(), Channel.PHONE, address, call, note, text, Instant.now()));
    }

    /** Of a call that nobody knows of there is nothing to tell. */
    private Uni<Void> ofKnown(String call, Function<String, Inbound> news) {
        return orAgain(calls.addressOf(call)
                .onItem()
                .ifNotNull()
                .transformToUni(address -> door.accept(news.apply(address)))
                .replaceWithVoid());
    }

    private static Uni<Void> orAgain(Uni<Void> telling) {
        return telling.onFailure().transform(away -> {
            LOG.warnf("news of a call were not taken: %s", away.getClass().getName());
            return Refusal.tryAgain("log.unavailable", "not taken; send it again");
        });
    }
}
