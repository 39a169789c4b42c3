package dev.switchboard.providers;

import com.sun.net.httpserver.HttpExchange;
import dev.switchboard.providers.Providers.Answer;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Twilio as far as a call centre meets it: callers who ring, hear TwiML and hang up; and of the REST API, calls and conference
 * participants (Twilio, Voice). Webhooks are signed as Twilio does it. Reps' phones are answered after a moment, unless they are told not
 * to be. For any thread.
 */
public final class FakeTwilio implements Providers.Desk {

    private static final String ROOT = "/2010-04-01/Accounts/";

    private final String account;
    private final String secret;
    private final Webhooks webhooks;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final Conferences conferences = new Conferences(this, callers);
    private final ConcurrentLinkedQueue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final CustomerPhones customers = new CustomerPhones(this);
    private final Mailboxes mailboxes = new Mailboxes();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    FakeTwilio(String account, String secret, Webhooks webhooks) {
        this.account = account;
        this.secret = secret;
        this.webhooks = webhooks;
    }

    /** Somebody rings; returns once the house has said what to hear. */
    public Caller call(String from, String to) throws InterruptedException {
        return call("CA" + UUID.randomUUID().toString().replace("-", ""), from, to);
    }

    public Caller call(String sid, String from, String to) throws InterruptedException {
        var caller = new Caller(this, sid, from, to);
        callers.put(sid, caller);
        caller.ring();
        return caller;
    }

    /** Somebody rings and hears nobody out: for whoever wants many calls. */
    public void ring(String sid, String from, String to) throws InterruptedException {
        new Caller(this, sid, from, to).announce();
    }

    /** This rep's phone ends like that ({@code busy}, {@code no-answer}) from now on, or is answered again (null). */
    public void phoneOf(String agent, @Nullable String ending) {
        conferences.phoneOf("client:" + agent, ending);
    }

    /** The phones of those who don't call but are called. */
    public CustomerPhones customers() {
        return customers;
    }

    void onTheLine(String sid, Caller caller) {
        callers.put(sid, caller);
    }

    /** The next request to the REST API is refused with this status. */
    public void refuseNext(int status) {
        refusals.add(status);
    }

    /** The text messages that somebody was sent. */
    public List<String> received(String number) {
        return mailboxes.of(number);
    }

    /** What the REST API was asked, in order: resource and form. */
    public List<String> requests() {
        return requests;
    }

    /** The rep puts down the phone. */
    public void repHangsUp(String agent) {
        conferences.hangUp("client:" + agent);
    }

    /** Whether the rep has picked up the phone. */
    public boolean isOnThePhone(String agent) {
        return conferences.isTalking("client:" + agent);
    }

    Conferences conferences() {
        return conferences;
    }

    /** @return the TwiML that the house answers with; empty where it answers none */
    String tell(String path, Map<String, String> form) throws InterruptedException {
        var body = Forms.encode(form);
        return webhooks.deliver(
                path,
                "application/x-www-form-urlencoded",
                body,
                Map.of("X-Twilio-Signature", sign(webhooks.address(path).toString(), form)));
    }

    /** Base64 of HMAC-SHA1 over the address and the fields in order of their names. */
    public String sign(String address, Map<String, String> form) {
        return Forms.signature(secret, address, form);
    }

    @Override
    public Answer answer(HttpExchange request, String path, String body) {
        var signIn = "Basic "
                + Base64.getEncoder().encodeToString((account + ":" + secret).getBytes(StandardCharsets.UTF_8));
        if (!signIn.equals(request.getRequestHeaders().getFirst("Authorization"))
                || !path.startsWith(ROOT + account + "/")
                || !path.endsWith(".json")) {
            return error(401, 20_003);
        }
        var refusal = refusals.poll();
        if (refusal != null) {
            return error(refusal, 20_500);
        }
        var resource = URLDecoder.decode(
                path.substring(ROOT.length() + account.length() + 1, path.length() - ".json".length()),
                StandardCharsets.UTF_8);
        var form = Forms.decode(body);
        requests.add(resource + " " + form);
        var parts = resource.split("/");
        return switch (parts[0]) {
            case "Messages" -> text(form);
            case "Calls" -> parts.length == 1 ? customers.call(form) : change(parts[1], form);
            case "Conferences" ->
                parts.length == 3 ? conferences.ring(parts[1], form) : conferences.hold(parts[1], parts[3], form);
            default -> error(404, 20_404);
        };
    }

    private Answer text(Map<String, String> form) {
        var to = form.get("To");
        var body = form.get("Body");
        if (to == null || !to.matches("\\+[0-9]{6,15}") || body == null || body.isBlank() || body.length() > 1_600) {
            return error(400, 21_211);
        }
        mailboxes.put(to, body);
        return Answer.json(
                201,
                new JsonObject()
                        .put("sid", "SM" + UUID.randomUUID())
                        .put("status", "queued")
                        .encode());
    }

    private Answer change(String sid, Map<String, String> form) {
        var caller = callers.get(sid);
        if (caller == null && !conferences.hasLine(sid)) {
            return error(404, 20_404);
        }
        if (conferences.hasLine(sid)) {
            conferences.end(sid);
        } else if (caller != null && caller.hasEnded()) {
            return error(400, 21_220);
        } else if (caller != null && "completed".equals(form.get("Status"))) {
            caller.ended();
        } else if (caller != null && form.containsKey("Twiml")) {
            caller.hear(form.get("Twiml"));
        } else {
            return error(400, 21_218);
        }
        return Answer.json(200, new JsonObject().put("sid", sid).encode());
    }

    String account() {
        return account;
    }

    static Answer error(int status, int code) {
        return Answer.json(
                status,
                new JsonObject()
                        .put("code", code)
                        .put("message", "as the real one would say in words")
                        .put("status", status)
                        .encode());
    }
}
