package dev.switchboard.people;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A visitor of a web page at the chat socket, as the widget is one: keeps what is said, comes back when the line breaks, and says
 * again under the same id what was not acknowledged. Safe for any thread.
 */
public final class Visitor implements AutoCloseable {
    private static final long REDIAL_MS = 200;

    private final URI house;
    private final String id;
    private final Map<String, JsonObject> unacknowledged = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> messages = new ConcurrentHashMap<>();
    private final List<JsonObject> errors = new CopyOnWriteArrayList<>();
    private final List<Integer> closeCodes = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private volatile String token;
    private volatile @Nullable Line line;
    private volatile String state = "";
    private volatile boolean leaving;
    private volatile JsonObject introduction = new JsonObject();
    private volatile long seq;

    private Visitor(URI house, String id, String token) {
        this.house = house;
        this.id = id;
        this.token = token;
    }

    /** A new visitor who has opened the chat. */
    public static Visitor arrive(URI house) {
        var visitor = comeTo(house);
        visitor.dial();
        Patience.await(visitor.greeted, "a visitor's greeting");
        return visitor;
    }

    /** A new visitor whose chat is being opened; {@link #greeted} tells when it is. */
    public static Visitor arriving(URI house) {
        var visitor = comeTo(house);
        visitor.dial();
        return visitor;
    }

    private static Visitor comeTo(URI house) {
        var answer = new Http(house)
                .post("/api/chat/visitors", new JsonObject().put("workspace", "main"))
                .orThrow()
                .json();
        return new Visitor(house, answer.getString("visitor"), answer.getString("token"));
    }

    public CompletableFuture<Void> greeted() {
        return greeted;
    }

    public String id() {
        return id;
    }

    public String token() {
        return token;
    }

    public String state() {
        return state;
    }

    public List<JsonObject> errors() {
        return errors;
    }

    public List<Integer> closeCodes() {
        return closeCodes;
    }

    /** What stands in the chat, in order. */
    public List<JsonObject> messages() {
        return messages.values().stream()
                .sorted((one, other) -> Long.compare(one.getLong("seq"), other.getLong("seq")))
                .toList();
    }

    /** What the reps wrote, in order. */
    public List<String> answers() {
        return messages().stream()
                .filter(message -> "AGENT".equals(message.getString("author")))
                .map(message -> message.getString("text"))
                .toList();
    }

    /**
     * What goes with everything that is said from now on.
     *
     * @param attributes what the page knows about the visitor, for the routing plan
     */
    public void introduce(String name, Map<String, String> attributes) {
        introduction = new JsonObject().put("name", name).put("attributes", new JsonObject(Map.copyOf(attributes)));
    }

    /** Says something new; done when the house has it for good. */
    public CompletableFuture<Void> say(String text) {
        return say(UUID.randomUUID().toString(), text);
    }

    public CompletableFuture<Void> say(String message, String text) {
        var frame = introduction.copy().put("type", "say").put("id", message).put("text", text);
        var ack = acknowledged.computeIfAbsent(message, none -> new CompletableFuture<>());
        unacknowledged.put(message, frame);
        say(frame);
        return ack;
    }

    public void end() {
        say(new JsonObject().put("type", "end"));
    }

    /** Whatever else goes over the line. */
    public void sayRaw(String text) {
        var now = line;
        if (now != null) {
            now.sayRaw(text);
        }
    }

    @Override
    public void close() {
        leaving = true;
        var now = line;
        if (now != null) {
            now.hangUp();
        }
    }

    private void say(JsonObject frame) {
        var now = line;
        if (now != null) {
            now.say(frame);
        }
    }

    private void dial() {
        var after = seq > 0 ? "?after=" + seq : "";
        Line.dial(house, "/chat/socket" + after, token, ear())
                .onSuccess(dialled -> {
                    line = dialled;
                    unacknowledged.values().forEach(dialled::say);
                })
                .onFailure(refused -> redialLater());
    }

    private void redialLater() {
        if (!leaving) {
            Line.VERTX.setTimer(REDIAL_MS, due -> dial());
        }
    }

    private Line.Ear ear() {
        return new Line.Ear() {
            @Override
            public void heard(JsonObject frame) {
                Visitor.this.heard(frame);
            }

            @Override
            public void ended(int code) {
                closeCodes.add(code);
                line = null;
                redialLater();
            }
        };
    }

    private void heard(JsonObject frame) {
        switch (frame.getString("type")) {
            case "hello" -> greet(frame);
            case "ack" -> acknowledge(frame.getString("id"));
            case "message" -> keep(frame.getJsonObject("message"));
            case "state" -> state = frame.getString("state");
            case "error" -> refused(frame);
            default -> {
                // pong and whatever else is told: no matter here
            }
        }
    }

    private void greet(JsonObject hello) {
        token = hello.getString("token", token);
        state = hello.getString("state", "");
        hello.getJsonArray("messages", new JsonArray()).forEach(message -> keep((JsonObject) message));
        greeted.complete(null);
    }

    private void acknowledge(String message) {
        unacknowledged.remove(message);
        var ack = acknowledged.remove(message);
        if (ack != null) {
            ack.complete(null);
        }
    }

    /** What the house could not take now is said again; what it does not want is not. */
    private void refused(JsonObject error) {
        errors.add(error);
        var message = error.getString("id");
        var said = message == null ? null : unacknowledged.get(message);
        if (said != null && "log.unavailable".equals(error.getString("code"))) {
            Line.VERTX.setTimer(REDIAL_MS, due -> say(said));
        } else if (message != null) {
            unacknowledged.remove(message);
        }
    }

    private void keep(JsonObject message) {
        seq = Math.max(seq, message.getLong("seq"));
        messages.put(message.getString("id"), message);
    }
}
