package dev.switchboard.providers;

import com.sun.net.httpserver.HttpExchange;
import dev.switchboard.providers.Providers.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Telegram's Bot API as far as it takes messages, and people who write to the bot. For any thread. */
public final class FakeTelegram implements Providers.Desk {

    private static final String DOOR = "/social/telegram";

    private final String secret;
    private final Webhooks webhooks;
    private final Mailboxes mailboxes = new Mailboxes();
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private final AtomicLong number = new AtomicLong(System.currentTimeMillis());

    FakeTelegram(String secret, Webhooks webhooks) {
        this.secret = secret;
        this.webhooks = webhooks;
    }

    public List<String> received(long chat) {
        return mailboxes.of(Long.toString(chat));
    }

    /** This person takes no more messages of the bot. */
    public void block(long chat) {
        blocked.add(Long.toString(chat));
    }

    /** Somebody writes to the bot; returns when the house has it. */
    public void write(long chat, String firstName, String text) throws InterruptedException {
        deliver(update().put("message", message(chat, firstName).put("text", text)));
    }

    public JsonObject update() {
        return new JsonObject().put("update_id", number.incrementAndGet());
    }

    /** A message without content. */
    public JsonObject message(long chat, String firstName) {
        return new JsonObject()
                .put("message_id", number.incrementAndGet())
                .put(
                        "from",
                        new JsonObject().put("id", chat).put("is_bot", false).put("first_name", firstName))
                .put(
                        "chat",
                        new JsonObject().put("id", chat).put("type", "private").put("first_name", firstName))
                .put("date", Instant.now().getEpochSecond());
    }

    public void deliver(JsonObject update) throws InterruptedException {
        webhooks.deliver(DOOR, "application/json", update.encode(), Map.of("X-Telegram-Bot-Api-Secret-Token", secret));
    }

    @Override
    public Answer answer(HttpExchange request, String path, String body) {
        if (!path.equals("/bot" + secret + "/sendMessage")) {
            return error(404, "Not Found");
        }
        var message = new JsonObject(body);
        var chat = message.getString("chat_id");
        var text = message.getString("text");
        if (chat == null || text == null || text.isBlank() || text.length() > 4_096) {
            return error(400, "Bad Request: message text is empty");
        }
        if (blocked.contains(chat)) {
            return error(403, "Forbidden: bot was blocked by the user");
        }
        mailboxes.put(chat, text);
        return Answer.json(
                200,
                new JsonObject()
                        .put("ok", true)
                        .put("result", message(Long.parseLong(chat), "").put("text", text))
                        .encode());
    }

    private static Answer error(int status, String description) {
        return Answer.json(
                status,
                new JsonObject()
                        .put("ok", false)
                        .put("error_code", status)
                        .put("description", description)
                        .encode());
    }
}
