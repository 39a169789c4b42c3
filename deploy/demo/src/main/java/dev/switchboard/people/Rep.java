package dev.switchboard.people;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A rep at the desk socket: signs in by REST, keeps what the desk shows, and acts by frames. Comes back by itself when the line
 * breaks, and resumes where it was, until it leaves or the desk is opened elsewhere. Safe for any thread; whoever watches is called on an event loop.
 */
public final class Rep implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long REDIAL_MS = 200;
    /** The desk was opened elsewhere: dialling again would take it away from there, and so on for ever. */
    private static final int TAKEN_OVER = 4001;

    private final URI house;
    private final String user;
    private final Map<String, JsonObject> contacts = new ConcurrentHashMap<>();
    private final Map<String, String> gone = new ConcurrentHashMap<>();
    private final Map<String, List<JsonObject>> messages = new ConcurrentHashMap<>();
    private final List<JsonObject> refusals = new CopyOnWriteArrayList<>();
    private final List<Integer> closeCodes = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> seated = new CompletableFuture<>();
    private volatile String token;
    private volatile @Nullable Line line;
    private volatile @Nullable Watcher watcher;
    private volatile String presence = "OFFLINE";
    private volatile @Nullable JsonObject wished;
    private volatile boolean leaving;
    private volatile long seq;

    private Rep(URI house, String user) {
        this.house = house;
        this.user = user;
        this.token = signIn(house, user);
    }

    /** Is told what changes at the desk. */
    public interface Watcher {
        void contact(Rep rep, JsonObject contact);

        default void gone(Rep rep, String contact, String reason) {}
    }

    /** Signs in and sits down at the desk, in whatever presence the house has this rep. */
    public static Rep of(URI house, String user) {
        return of(house, user, null);
    }

    public static Rep of(URI house, String user, @Nullable Watcher watcher) {
        var rep = new Rep(house, user);
        rep.watcher = watcher;
        rep.dial();
        await(rep.seated, user + " at the desk");
        return rep;
    }

    /** The token that a user's sign-in gives. */
    public static String signIn(URI house, String user) {
        return new Http(house)
                .post("/api/session", new JsonObject().put("user", user).put("password", "switchboard"))
                .orThrow()
                .json()
                .getString("token");
    }

    public String user() {
        return user;
    }

    public String token() {
        return token;
    }

    public String presence() {
        return presence;
    }

    /** Whether this rep has left and won't come back by itself. */
    public boolean hasLeft() {
        return leaving;
    }

    /** The contacts now at this desk, by id. */
    public Map<String, JsonObject> contacts() {
        return contacts;
    }

    /** A contact as the desk shows it; empty if it doesn't. */
    public JsonObject contact(String id) {
        var shown = contacts.get(id);
        return shown == null ? new JsonObject() : shown;
    }

    /** Why contacts left this desk, by id. */
    public Map<String, String> gone() {
        return gone;
    }

    public List<JsonObject> messages(String contact) {
        return messages.getOrDefault(contact, List.of());
    }

    /** Forgets what was kept of a contact that is over: for whoever stays at the desk all day. */
    public void forget(String contact) {
        gone.remove(contact);
        messages.remove(contact);
    }

    public List<JsonObject> refusals() {
        return refusals;
    }

    public List<Integer> closeCodes() {
        return closeCodes;
    }

    public Rep ready() {
        return be("READY");
    }

    /** Sets the presence, again after each interruption until the desk shows it. */
    public Rep be(String state) {
        return be(state, null);
    }

    /** @param reason of {@code NOT_READY}, such as {@code break} */
    public Rep be(String state, @Nullable String reason) {
        var presence = new JsonObject().put("type", "presence").put("state", state);
        wished = reason == null ? presence : presence.put("reason", reason);
        sayWishedPresence();
        return this;
    }

    public CompletableFuture<JsonObject> accept(String contact) {
        return act("accept", contact, offerOf(contact));
    }

    public CompletableFuture<JsonObject> decline(String contact, String reason) {
        return act("decline", contact, offerOf(contact).put("reason", reason));
    }

    public CompletableFuture<JsonObject> reply(String contact, String text) {
        return reply(contact, UUID.randomUUID().toString(), text);
    }

    public CompletableFuture<JsonObject> reply(String contact, String message, String text) {
        return act("reply", contact, new JsonObject().put("message", message).put("text", text));
    }

    public CompletableFuture<JsonObject> complete(String contact, String outcome) {
        return act("complete", contact, new JsonObject().put("outcome", outcome));
    }

    /** Any other command about a contact. */
    public CompletableFuture<JsonObject> act(String type, String contact, JsonObject with) {
        return say(with.put("type", type).put("contact", contact));
    }

    /** Says a command; the answer is its {@code ack} or {@code error} frame, or a failure when the line breaks first. */
    public CompletableFuture<JsonObject> say(JsonObject command) {
        var ref = UUID.randomUUID().toString();
        var answer = new CompletableFuture<JsonObject>();
        var now = line;
        if (now == null) {
            answer.completeExceptionally(new IllegalStateException(user + " has no line to the desk"));
            return answer;
        }
        pending.put(ref, answer);
        now.say(command.put("ref", ref));
        return answer;
    }

    /** The line breaks as if the machine had died; the rep comes back only by {@link #redial}. */
    public void loseLine() {
        leaving = true;
        hangUp();
    }

    public void redial() {
        leaving = false;
        seated = new CompletableFuture<>();
        dial();
        await(seated, user + " back at the desk");
    }

    /** Leaves the desk: offline, so that nothing more is offered. */
    @Override
    public void close() {
        wished = null;
        if (line != null) {
            try {
                say(new JsonObject().put("type", "presence").put("state", "OFFLINE"))
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException gone) {
                // the house notices by itself
            }
        }
        loseLine();
    }

    private void hangUp() {
        var now = line;
        if (now != null) {
            now.hangUp();
        }
    }

    private JsonObject offerOf(String contact) {
        var offer = contact(contact).getJsonObject("offer");
        if (offer == null) {
            throw new IllegalStateException(user + " is not offered " + contact + ", the desk shows " + contacts);
        }
        return new JsonObject().put("offer", offer.getInteger("number"));
    }

    private void dial() {
        if (leaving) {
            return;
        }
        var after = seq > 0 ? "?after=" + seq : "";
        var dialled = Line.dial(house, "/desk/socket" + after, token, ear());
        dialled.onSuccess(this::sit).onFailure(this::redialLater);
    }

    private void sit(Line dialled) {
        line = dialled;
        lookWhetherSeated();
        sayWishedPresence();
    }

    /** At the desk is who has seen it: the line may be there before the house has given it the desk. */
    private void lookWhetherSeated() {
        if (line != null && seq > 0) {
            seated.complete(null);
        }
    }

    private void redialLater(Throwable refused) {
        if (leaving) {
            return;
        }
        var timer = Line.VERTX.setTimer(REDIAL_MS, due -> dialAgain(refused));
        if (timer < 0) {
            throw new IllegalStateException("no timer");
        }
    }

    private void dialAgain(Throwable refused) {
        if (refused instanceof io.vertx.core.http.UpgradeRejectedException rejected && rejected.getStatus() == 401) {
            Line.VERTX
                    .executeBlocking(() -> signIn(house, user), false)
                    .onSuccess(renewed -> {
                        token = renewed;
                        dial();
                    })
                    .onFailure(this::redialLater);
        } else {
            dial();
        }
    }

    private void sayWishedPresence() {
        var presence = wished;
        if (presence != null && line != null) {
            say(presence.copy());
        }
    }

    private Line.Ear ear() {
        return new Line.Ear() {
            @Override
            public void heard(JsonObject frame) {
                Rep.this.heard(frame);
            }

            @Override
            public void ended(int code) {
                closeCodes.add(code);
                line = null;
                leaving |= code == TAKEN_OVER;
                pending.values().forEach(one -> one.completeExceptionally(new IllegalStateException("line broke")));
                pending.clear();
                redialLater(new IllegalStateException("closed with " + code));
            }
        };
    }

    private void heard(JsonObject frame) {
        seq = Math.max(seq, frame.getLong("seq", 0L));
        switch (frame.getString("type")) {
            case "snapshot" -> showAll(frame);
            case "contact" -> show(frame.getJsonObject("contact"));
            case "gone" -> remove(frame.getString("contact"), frame.getString("reason"));
            case "message" ->
                messages.computeIfAbsent(frame.getString("contact"), none -> new CopyOnWriteArrayList<>())
                        .add(frame.getJsonObject("message"));
            case "presence" -> presence = frame.getJsonObject("presence").getString("state");
            case "refused" -> refusals.add(frame);
            case "ack", "error" -> answer(frame);
            default -> {
                // delivery and whatever else is told: no matter here
            }
        }
    }

    private void showAll(JsonObject snapshot) {
        seq = snapshot.getLong("seq");
        presence = snapshot.getJsonObject("presence").getString("state");
        contacts.clear();
        snapshot.getJsonArray("contacts").forEach(contact -> show((JsonObject) contact));
        lookWhetherSeated();
    }

    private void show(JsonObject contact) {
        contacts.put(contact.getString("id"), contact);
        var told = watcher;
        if (told != null) {
            told.contact(this, contact);
        }
    }

    private void remove(String contact, String reason) {
        contacts.remove(contact);
        gone.put(contact, reason);
        var told = watcher;
        if (told != null) {
            told.gone(this, contact, reason);
        }
    }

    private void answer(JsonObject frame) {
        var waiting = pending.remove(frame.getString("ref", ""));
        if (waiting != null) {
            waiting.complete(frame);
        }
    }

    static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + what, interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("not within " + PATIENCE + ": " + what, failed);
        }
    }
}
