package dev.switchboard.gateway.phone;

import dev.switchboard.gateway.delivery.Parts;
import dev.switchboard.gateway.phone.PhoneSettings.Twilio;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** The provider's REST API (Twilio: Calls, Conference Participants, Messages), one try each. Its own client would block. */
@ApplicationScoped
class Exchange {

    /** Requests at a time. */
    static final int LINES = 32;

    /** Characters of a text message. */
    private static final int LONGEST_TEXT = 1_600;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The line is not there any more (Twilio error codes): whatever was wanted of it is over. */
    private static final Set<Integer> GONE = Set.of(20_404, 21_220);

    private final WebClient client;
    private final PhoneSettings settings;

    Exchange(Vertx vertx, PhoneSettings settings) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setUserAgent("Switchboard")
                        .setConnectTimeout(5_000)
                        .setMaxPoolSize(LINES));
        this.settings = settings;
    }

    /** The rep's line to a conference. */
    record RepLine(String call, String conference) {}

    /**
     * What a caller is to hear from now on.
     *
     * @return whether the caller is there to hear it
     */
    Uni<Boolean> tell(String call, String twiml) {
        return post("Calls/" + encode(call), MultiMap.caseInsensitiveMultiMap().add("Twiml", twiml), true)
                .map(answer -> !GONE.contains(answer.getInteger("code", 0)));
    }

    /** Ends a line. One that has ended already is no failure. */
    Uni<Void> end(String call) {
        return post("Calls/" + encode(call), MultiMap.caseInsensitiveMultiMap().add("Status", "completed"), true)
                .replaceWithVoid();
    }

    /** Lets a rep's phone ring; who answers it is in the conference. */
    Uni<RepLine> ring(String conference, String agent, String statusCallback, String conferenceCallback) {
        var twilio = twilio();
        var form = MultiMap.caseInsensitiveMultiMap()
                .add("From", twilio.number())
                .add("To", twilio.addressOf(agent))
                .add("Timeout", Long.toString(twilio.ringsFor().toSeconds()))
                .add("Beep", "false")
                .add("EndConferenceOnExit", "true")
                .add("StatusCallback", statusCallback)
                .add("StatusCallbackEvent", "completed")
                .add("ConferenceStatusCallback", conferenceCallback)
                .add("ConferenceStatusCallbackEvent", "start");
        return post("Conferences/" + encode(conference) + "/Participants", form, false)
                .map(answer -> new RepLine(answer.getString("call_sid"), answer.getString("conference_sid")));
    }

    /**
     * Calls a customer, who hears the TwiML on answering.
     *
     * @return the provider's id of that line
     */
    Uni<String> call(String address, String twiml, String statusCallback) {
        var twilio = twilio();
        var form = MultiMap.caseInsensitiveMultiMap()
                .add("From", twilio.number())
                .add("To", address)
                .add("Twiml", twiml)
                .add("Timeout", Long.toString(twilio.ringsFor().toSeconds()))
                .add("StatusCallback", statusCallback)
                .add("StatusCallbackEvent", "answered")
                .add("StatusCallbackEvent", "completed");
        return post("Calls", form, false).map(answer -> answer.getString("sid"));
    }

    Uni<Void> hold(String conference, String call, boolean hold) {
        var form = MultiMap.caseInsensitiveMultiMap()
                .add("Hold", Boolean.toString(hold))
                .add("HoldUrl", settings.music().toString())
                .add("HoldMethod", "GET");
        return post("Conferences/" + encode(conference) + "/Participants/" + encode(call), form, true)
                .replaceWithVoid();
    }

    /** @return the provider's id of the text message, or of the last one that it takes */
    Uni<String> text(String to, String text) {
        return Parts.send(text, LONGEST_TEXT, part -> textMessage(to, part));
    }

    private Uni<String> textMessage(String to, String text) {
        var form = MultiMap.caseInsensitiveMultiMap()
                .add("From", twilio().number())
                .add("To", to)
                .add("Body", text);
        return post("Messages", form, false).map(answer -> answer.getString("sid"));
    }

    private Uni<JsonObject> post(String resource, MultiMap form, boolean mayBeGone) {
        var twilio = twilio();
        var address = twilio.api() + "/2010-04-01/Accounts/" + encode(twilio.accountSid()) + "/" + resource + ".json";
        return client.postAbs(address)
                .timeout(PATIENCE.toMillis())
                .basicAuthentication(twilio.accountSid(), twilio.authToken())
                .sendForm(form)
                .map(response -> read(response, mayBeGone));
    }

    private static JsonObject read(HttpResponse<Buffer> response, boolean mayBeGone) {
        var body = body(response);
        if (response.statusCode() / 100 == 2 || (mayBeGone && GONE.contains(body.getInteger("code", 0)))) {
            return body;
        }
        throw new Refused(response.statusCode(), body.getInteger("code", 0));
    }

    private static JsonObject body(HttpResponse<Buffer> response) {
        try {
            var body = response.bodyAsJsonObject();
            return body == null ? new JsonObject() : body;
        } catch (RuntimeException noJson) {
            return new JsonObject();
        }
    }

    private Twilio twilio() {
        return settings.twilio().orElseThrow(() -> new IllegalStateException("no phone provider is set up"));
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    /** The provider did not do it. Its own words stay out: they may name people. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status, int code) {
            super("the phone provider answered " + status + (code == 0 ? "" : " (" + code + ")"));
            this.status = status;
        }

        /** Whether asking again is useless. */
        boolean isFinal() {
            return status == 400 || status == 404;
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
