package dev.switchboard.gateway.phone;

import static dev.switchboard.gateway.phone.VoiceDoor.SIGNATURE;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
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

    /** Providers wait no longer than some seconds for what a caller is to hear. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final VoiceDoor voice;
    private final CallNews news;
    private final Calls calls;
    private final Twiml twiml;

    VoiceResource(VoiceDoor voice, CallNews news, Calls calls, Twiml twiml) {
        this.voice = voice;
        this.news = news;
        this.calls = calls;
        this.twiml = twiml;
    }

    @POST
    @Path("incoming")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Somebody calls")
    public Uni<String> incoming(
            @HeaderParam(SIGNATURE) @Nullable String signature, MultivaluedMap<String, String> form) {
        var caller = voice.verified("/phone/incoming", form, signature);
        var taken = caller.line().isEmpty() ? news.reject(caller) : news.arrived(caller);
        return taken.map(done -> twiml.welcome());
    }

    @POST
    @Path("wait")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "What a waiting caller hears next")
    public Uni<String> waiting(
            @HeaderParam(SIGNATURE) @Nullable String signature, MultivaluedMap<String, String> form) {
        var caller = voice.verified("/phone/wait", form, signature);
        return calls.place(caller.line())
                .ifNoItem()
                .after(A_MOMENT)
                .fail()
                .onFailure()
                .invoke(away -> LOG.warnf("a caller is not told the place in the queue: %s", away.toString()))
                .onFailure()
                .recoverWithItem(Place.UNKNOWN)
                .map(place -> twiml.waiting(place, caller.mayBeCalledBack()));
    }

    @POST
    @Path("status")
    @Operation(summary = "How a caller's line is; when it has ended, the customer has left")
    public Uni<Void> status(@HeaderParam(SIGNATURE) @Nullable String signature, MultivaluedMap<String, String> form) {
        var caller = voice.verified("/phone/status", form, signature);
        if (caller.line().isEmpty()) {
            return news.reject(caller);
        }
        return caller.isOver() ? news.left(caller) : Uni.createFrom().voidItem();
    }

    @POST
    @Path("rep/{call}")
    @Operation(summary = "How the line to a rep's phone is, for the call of that caller")
    public Uni<Void> rep(
            @HeaderParam(SIGNATURE) @Nullable String signature,
            @RestPath String call,
            MultivaluedMap<String, String> form) {
        var rep = voice.verified("/phone/rep/" + call, form, signature);
        return switch (rep.status()) {
            case "busy" -> news.note(call, rep, "The rep's phone is busy");
            case "no-answer" -> news.note(call, rep, "The rep's phone was not answered");
            case "failed", "canceled" -> news.note(call, rep, "The rep's phone could not be reached");
            default -> Uni.createFrom().voidItem();
        };
    }

    @POST
    @Path("talk/{call}")
    @Operation(summary = "The conference of a call has begun: customer and rep hear each other")
    public Uni<Void> talk(
            @HeaderParam(SIGNATURE) @Nullable String signature,
            @RestPath String call,
            MultivaluedMap<String, String> form) {
        var talk = voice.verified("/phone/talk/" + call, form, signature);
        return talk.get("StatusCallbackEvent").equals("conference-start")
                ? news.note(call, talk.get("ConferenceSid") + "-start", "Connected")
                : Uni.createFrom().voidItem();
    }
}
