package dev.switchboard.gateway.phone;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound;
import dev.switchboard.gateway.conversation.PhoneNumbers;
import dev.switchboard.gateway.intake.FrontDoor;
import dev.switchboard.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What the provider tells of calls and asks about them (Twilio, Voice webhooks). Answers tell it what a caller is to hear. */
@Path("/phone")
@Tag(name = "Webhooks")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class VoiceResource {

    private static final Logger LOG = Logger.getLogger(VoiceResource.class);
    static final String SIGNATURE = "X-Twilio-Signature";
    private static final Set<String> OVER = Set.of("completed", "busy", "no-answer", "failed", "canceled");

    /** Providers wait no longer than some seconds for what a caller is to hear. */
    static final Duration A_MOMENT = Duration.ofSeconds(2);

    /** What stands in the place of a withheld number (Twilio, caller id): letters on a keypad. */
    private static final Set<String> WITHHELD =
            Set.of("+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253");

    private final VoiceDoor voice;
    private final FrontDoor door;
    private final Calls calls;
    private final Twiml twiml;
    private final PhoneSettings settings;

    VoiceResource(VoiceDoor voice, FrontDoor door, Calls calls, Twiml twiml, PhoneSettings settings) {
        this.voice = voice;
        this.door = door;
        this.calls = calls;
        this.twiml = twiml;
        this.settings = settings;
    }

    @POST
    @Path("incoming")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Somebody calls")
    public Uni<String> incoming(
            @HeaderParam(SIGNATURE) @Nullable String signature, MultivaluedMap<String, String> form) {
        var call = voice.verified("/phone/incoming", form, signature);
        return sid(call).isEmpty()
                ? reject(call).map(never -> "")
                : taken(door.accept(message(call))).map(done -> twiml.welcome());
    }

    /** What was signed and is no call lies where a person can look at it. */
    private Uni<Void> reject(Map<String, String> call) {
        var raw = call.toString().getBytes(StandardCharsets.UTF_8);
        return taken(door.reject("phone", raw, "CallSid is missing"))
                .onItem()
                .failWith(() -> new Refusal(Status.BAD_REQUEST, "call.invalid", "CallSid is missing"));
    }

    private Inbound message(Map<String, String> call) {
        var number = PhoneNumbers.e164(call.getOrDefault("To", "")).orElse(call.getOrDefault("To", ""));
        var attributes = new HashMap<String, String>();
        attributes.put(Calls.CALL, sid(call));
        if (settings.topics().containsKey(number)) {
            attributes.put("topic", settings.topics().get(number));
        }
        return new Inbound.CustomerMessage(
                settings.workspace(),
                Channel.PHONE,
                address(call),
                blankToNull(call.get("CallerName")),
                number,
                sid(call),
                List.of(),
                null,
                "Incoming call",
                null,
                List.of(),
                attributes,
                Instant.now());
    }

    static String sid(Map<String, String> call) {
        return call.getOrDefault("CallSid", "").strip();
    }

    /** Who withholds the number is somebody new each time. */
    private static String address(Map<String, String> call) {
        var from = call.getOrDefault("From", "");
        var number = PhoneNumbers.e164(from).filter(it -> !WITHHELD.contains(it));
        return number.orElseGet(() -> isName(from) ? from : Plugboard.WITHHELD + sid(call));
    }

    private static boolean mayBeCalled(Map<String, String> call) {
        return address(call).startsWith("+") && !"outbound-api".equals(call.get("Direction"));
    }

    private static boolean isName(String from) {
        return (from.startsWith("sip:") || from.startsWith("client:"))
                && !from.toLowerCase(Locale.ROOT).contains("anonymous");
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @POST
    @Path("wait")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "What a waiting caller hears next")
    public Uni<String> waiting(
            @HeaderParam(SIGNATURE) @Nullable String signature, MultivaluedMap<String, String> form) {
        var call = voice.verified("/phone/wait", form, signature);
        return calls.place(sid(call))
                .ifNoItem()
                .after(A_MOMENT)
                .fail()
                .onFailure()
                .invoke(away -> LOG.warnf("a caller is not told the place in the queue: %s", away.toString()))
                .onFailure()
                .recoverWithItem(Place.UNKNOWN)
                .map(place -> twiml.waiting(place, mayBeCalled(call)));
    }

    @POST
    @Path("status")
    @Operation(summary = "How a caller's line is; when it has ended, the customer has left")
    public Uni<Void> status(@HeaderParam(SIGNATURE) @Nullable String signature, MultivaluedMap<String, String> form) {
        var call = voice.verified("/phone/status", form, signature);
        if (sid(call).isEmpty()) {
            return reject(call);
        }
        return OVER.contains(call.getOrDefault("CallStatus", ""))
                ? taken(door.accept(new Inbound.CustomerLeft(
                        settings.workspace(), Channel.PHONE, address(call), sid(call), null, Instant.now())))
                : Uni.createFrom().voidItem();
    }

    @POST
    @Path("rep/{call}")
    @Operation(summary = "How the line to a rep's phone is, for the call of that caller")
    public Uni<Void> rep(
            @HeaderParam(SIGNATURE) @Nullable String signature,
            @RestPath String call,
            MultivaluedMap<String, String> form) {
        var line = voice.verified("/phone/rep/" + call, form, signature);
        var text = switch (line.getOrDefault("CallStatus", "")) {
            case "busy" -> "The rep's phone is busy";
            case "no-answer" -> "The rep's phone was not answered";
            case "failed", "canceled" -> "The rep's phone could not be reached";
            default -> null;
        };
        return text == null ? Uni.createFrom().voidItem() : note(call, sid(line) + "-" + line.get("CallStatus"), text);
    }

    @POST
    @Path("talk/{call}")
    @Operation(summary = "A conference has begun: customer and rep of that call hear each other")
    public Uni<Void> talk(
            @HeaderParam(SIGNATURE) @Nullable String signature,
            @RestPath String call,
            MultivaluedMap<String, String> form) {
        var conference = voice.verified("/phone/talk/" + call, form, signature);
        return "conference-start".equals(conference.get("StatusCallbackEvent"))
                ? note(call, conference.get("ConferenceSid") + "-start", "Connected")
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> note(String call, String note, String text) {
        return taken(calls.addressOf(call)
                .onItem()
                .ifNotNull()
                .transformToUni(address -> door.accept(new Inbound.CallNote(
                        settings.workspace(), Channel.PHONE, address, call, note, text, Instant.now())))
                .replaceWithVoid());
    }

    static Uni<Void> taken(Uni<Void> accepting) {
        return accepting.onFailure().transform(away -> {
            LOG.warnf("news of a call were not taken: %s", away.getClass().getName());
            return Refusal.tryAgain("log.unavailable", "not taken; send it again");
        });
    }
}
