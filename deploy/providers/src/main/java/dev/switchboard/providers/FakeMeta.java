package dev.switchboard.providers;

import com.sun.net.httpserver.HttpExchange;
import dev.switchboard.providers.Providers.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Meta's Graph API as far as it takes messages, and customers on WhatsApp and Messenger. Requests are held against the published shapes
 * (WhatsApp Cloud API, Messages; Messenger Platform, Send API); webhooks are signed over their bytes. For any thread.
 */
public final class FakeMeta implements Providers.Desk {

    public static final String PHONE_NUMBER_ID = "106540352242922";
    public static final String PAGE = "1122334455";
    private static final String DOOR = "/social/meta";

    private final String secret;
    private final Webhooks webhooks;
    private final Mailboxes mailboxes = new Mailboxes();
    private final ConcurrentLinkedQueue<Integer> refusals = new ConcurrentLinkedQueue<>();

    FakeMeta(String secret, Webhooks webhooks) {
        this.secret = secret;
        this.webhooks = webhooks;
    }

    /** The next request is refused with this error code of the Graph API. */
    public void refuseNext(int code) {
        refusals.add(code);
    }

    /** What a customer was sent. @param customer a number of digits only, or the id for the page */
    public List<String> received(String customer) {
        return mailboxes.of(customer);
    }

    /** A customer writes on WhatsApp; returns when the house has it. @param number digits only */
    public String whatsApp(String number, String name, String text) throws InterruptedException {
        var id = "wamid." + UUID.randomUUID();
        deliver(whatsAppMessage(
                number,
                name,
                id,
                new JsonObject().put("type", "text").put("text", new JsonObject().put("body", text))));
        return id;
    }

    /** The body of a WhatsApp notification with one message. */
    public static JsonObject whatsAppMessage(String number, String name, String id, JsonObject content) {
        return whatsAppChange(new JsonObject()
                .put(
                        "contacts",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("profile", new JsonObject().put("name", name))
                                        .put("wa_id", number)))
                .put(
                        "messages",
                        new JsonArray()
                                .add(content.copy()
                                        .put("from", number)
                                        .put("id", id)
                                        .put(
                                                "timestamp",
                                                Long.toString(Instant.now().getEpochSecond())))));
    }

    /** Tells that a reply did not arrive. */
    public void failed(String message, int code) throws InterruptedException {
        deliver(whatsAppChange(new JsonObject()
                .put(
                        "statuses",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("id", message)
                                        .put("status", "failed")
                                        .put(
                                                "timestamp",
                                                Long.toString(Instant.now().getEpochSecond()))
                                        .put("recipient_id", "0")
                                        .put("errors", new JsonArray().add(new JsonObject().put("code", code)))))));
    }

    private static JsonObject whatsAppChange(JsonObject content) {
        var value = content.put("messaging_product", "whatsapp")
                .put(
                        "metadata",
                        new JsonObject()
                                .put("display_phone_number", "15550783881")
                                .put("phone_number_id", PHONE_NUMBER_ID));
        return new JsonObject()
                .put("object", "whatsapp_business_account")
                .put(
                        "entry",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("id", "102290129340398")
                                        .put(
                                                "changes",
                                                new JsonArray()
                                                        .add(new JsonObject()
                                                                .put("field", "messages")
                                                                .put("value", value)))));
    }

    /** A customer writes to the page; returns when the house has it. */
    public String messenger(String person, String text) throws InterruptedException {
        var id = "m_" + UUID.randomUUID();
        deliver(new JsonObject()
                .put("object", "page")
                .put(
                        "entry",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("id", PAGE)
                                        .put("time", System.currentTimeMillis())
                                        .put(
                                                "messaging",
                                                new JsonArray()
                                                        .add(new JsonObject()
                                                                .put("sender", new JsonObject().put("id", person))
                                                                .put("recipient", new JsonObject().put("id", PAGE))
                                                                .put("timestamp", System.currentTimeMillis())
                                                                .put(
                                                                        "message",
                                                                        new JsonObject()
                                                                                .put("mid", id)
                                                                                .put("text", text)))))));
        return id;
    }

    /** Signs a body and delivers it, again and again until it is taken. */
    public void deliver(JsonObject body) throws InterruptedException {
        var text = body.encode();
        webhooks.deliver(DOOR, "application/json", text, Map.of("X-Hub-Signature-256", sign(text)));
    }

    public String sign(String body) {
        return "sha256=" + Webhooks.hmac(secret, body);
    }

    @Override
    public Answer answer(HttpExchange request, String path, String body) {
        if (!("Bearer " + secret).equals(request.getRequestHeaders().getFirst("Authorization"))) {
            return error(401, 190, "Invalid OAuth access token.");
        }
        var refusal = refusals.poll();
        if (refusal != null) {
            return error(400, refusal, "as asked for");
        }
        var message = new JsonObject(body);
        return switch (path) {
            case "/" + PHONE_NUMBER_ID + "/messages" -> whatsApp(message);
            case "/" + PAGE + "/messages" -> messenger(message);
            default -> error(400, 100, "Unsupported post request.");
        };
    }

    private Answer whatsApp(JsonObject message) {
        var to = message.getString("to");
        var text = body(message.getJsonObject("text"), "body");
        if (!"whatsapp".equals(message.getString("messaging_product"))
                || !"text".equals(message.getString("type"))
                || to == null
                || !to.matches("[0-9]{6,15}")
                || text == null
                || text.isEmpty()
                || text.length() > 4_096) {
            return error(400, 100, "Invalid parameter");
        }
        mailboxes.put(to, text);
        return Answer.json(
                200,
                new JsonObject()
                        .put("messaging_product", "whatsapp")
                        .put(
                                "contacts",
                                new JsonArray()
                                        .add(new JsonObject().put("input", to).put("wa_id", to)))
                        .put("messages", new JsonArray().add(new JsonObject().put("id", "wamid." + UUID.randomUUID())))
                        .encode());
    }

    private Answer messenger(JsonObject message) {
        var to = body(message.getJsonObject("recipient"), "id");
        var text = body(message.getJsonObject("message"), "text");
        if (!"RESPONSE".equals(message.getString("messaging_type"))
                || to == null
                || text == null
                || text.isEmpty()
                || text.length() > 2_000) {
            return error(400, 100, "Invalid parameter");
        }
        mailboxes.put(to, text);
        return Answer.json(
                200,
                new JsonObject()
                        .put("recipient_id", to)
                        .put("message_id", "m_" + UUID.randomUUID())
                        .encode());
    }

    private static @Nullable String body(@Nullable JsonObject parent, String field) {
        return parent == null ? null : parent.getString(field);
    }

    private static Answer error(int status, int code, String message) {
        return Answer.json(
                status,
                new JsonObject()
                        .put(
                                "error",
                                new JsonObject()
                                        .put("message", message)
                                        .put("type", "OAuthException")
                                        .put("code", code)
                                        .put("fbtrace_id", "fake"))
                        .encode());
    }
}
