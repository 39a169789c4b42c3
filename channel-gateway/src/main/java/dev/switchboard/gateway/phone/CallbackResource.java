package dev.switchboard.gateway.phone;

import static dev.switchboard.gateway.phone.VoiceDoor.SIGNATURE;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Ids;
import dev.switchboard.events.RoutingCommand.PlanCallback;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.log.LogEntry;
import dev.switchboard.gateway.log.LogWriter;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Callers who would rather be called back, and how the call to them goes (Twilio, Voice webhooks). */
@Path("/phone")
@Tag(name = "Webhooks")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CallbackResource {

    private static final Logger LOG = Logger.getLogger(CallbackResource.class);

    private final VoiceDoor voice;
    private final CallNews news;
    private final Calls calls;
    private final Operator operator;
    private final Twiml twiml;
    private final PhoneSettings settings;
    private final LogWriter log;

    CallbackResource(
            VoiceDoor voice,
            CallNews news,
            Calls calls,
            Operator operator,
            Twiml twiml,
            PhoneSettings settings,
            @Identifier("onward") LogWriter log) {
        this.voice = voice;
        this.news = news;
        this.calls = calls;
        this.operator = operator;
        this.twiml = twiml;
        this.settings = settings;
        this.log = log;
    }

    /** The caller goes on waiting until the router has planned it: only then is the promise made. */
    @POST
    @Path("key")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "A waiting caller has pressed a key: 1 is to be called back")
    public Uni<String> key(@HeaderParam(SIGNATURE) @Nullable String signature, MultivaluedMap<String, String> form) {
        var caller = voice.verified("/phone/key", form, signature);
        return caller.get("Digits").equals("1")
                ? plan(caller.line()).map(done -> twiml.waitingAgain())
                : Uni.createFrom().item(twiml.waitingAgain());
    }

    private Uni<Void> plan(String call) {
        var conversation = Ids.callConversation(settings.workspace(), Channel.PHONE, call);
        var command = new PlanCallback(settings.workspace(), conversation, null, null);
        return log.write(LogEntry.of(
                        Topics.ROUTING_COMMANDS, settings.workspace(), command, "callback/" + call, conversation, null))
                .onFailure()
                .invoke(away -> LOG.warnf("a caller's wish was not taken: %s", away.toString()))
                .onFailure()
                .recoverWithNull();
    }

    @POST
    @Path("customer/{call}")
    @Operation(summary = "How the line to a customer is who is called back, for the call that began it")
    public Uni<Void> customer(
            @HeaderParam(SIGNATURE) @Nullable String signature,
            @RestPath String call,
            MultivaluedMap<String, String> form) {
        var customer = voice.verified("/phone/customer/" + call, form, signature);
        return switch (customer.status()) {
            case "in-progress", "answered" -> news.note(call, customer, "The customer has answered");
            case "busy" -> lost(call, customer, "The customer's phone is busy");
            case "no-answer" -> lost(call, customer, "The customer did not answer");
            case "failed", "canceled" -> lost(call, customer, "The customer could not be reached");
            case "completed" -> news.left(call, customer);
            default -> Uni.createFrom().voidItem();
        };
    }

    /** Nobody has left: the rep may try again. */
    private Uni<Void> lost(String call, LineNews customer, String text) {
        return news.note(call, customer, text)
                .chain(() -> calls.lost(call, customer.line()))
                .invoke(operator::wake);
    }
}
