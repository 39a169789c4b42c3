package dev.switchboard.providers;

import com.sun.net.httpserver.HttpExchange;
import dev.switchboard.providers.Providers.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A program of somebody else's that speaks for customers through the signed webhook, and takes signed replies. For any thread. */
public final class FakePartner implements Providers.Desk {

    private static final String DOOR = "/social/webhook/partner";
    private static final String TIME = "X-Switchboard-Timestamp";
    private static final String SIGNATURE = "X-Switchboard-Signature";

    private final String secret;
    private final Webhooks webhooks;
    private final Mailboxes mailboxes = new Mailboxes();

    FakePartner(String secret, Webhooks webhooks) {
        this.secret = secret;
        this.webhooks = webhooks;
    }

    public List<String> received(String customer) {
        return mailboxes.of(customer);
    }

    public void write(String customer, String name, String id, String text) throws InterruptedException {
        var body = new JsonObject()
                .put("id", id)
                .put("from", new JsonObject().put("id", customer).put("name", name))
                .put("text", text)
                .encode();
        webhooks.deliver(DOOR, "application/json", body, headers(Instant.now(), body));
    }

    /** What goes with a body that was signed at this time. */
    public Map<String, String> headers(Instant at, String body) {
        var time = Long.toString(at.getEpochSecond());
        return Map.of(TIME, time, SIGNATURE, "sha256=" + Webhooks.hmac(secret, time + "." + body));
    }

    @Override
    public Answer answer(HttpExchange request, String path, String body) {
        var time = request.getRequestHeaders().getFirst(TIME);
        var signed = "sha256=" + Webhooks.hmac(secret, time + "." + body);
        if (!signed.equals(request.getRequestHeaders().getFirst(SIGNATURE))) {
            return Answer.json(401, "{}");
        }
        var reply = new JsonObject(body);
        mailboxes.put(reply.getString("to"), reply.getString("text"));
        return Answer.json(200, "{}");
    }
}
