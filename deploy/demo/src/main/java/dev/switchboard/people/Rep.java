package dev.switchboard.people;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A rep at the desk socket, who sees what the desk shows and acts by frames. Comes back by itself when the line breaks, and resumes
 * where it was, until it leaves or the desk is opened elsewhere. Safe for any thread; whoever watches is called on an event loop.
 */
public final class Rep implements AutoCloseable {
    private final String user;
    private final DeskView desk;
    private final DeskLine line;
    private volatile @Nullable JsonObject wished;

    private Rep(URI house, String user, @Nullable Watcher watcher) {
        this.user = user;
        this.desk = new DeskView(forward(watcher));
        this.line = new DeskLine(house, user, desk, this::sayWishedPresence);
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
        var rep = new Rep(house, user, watcher);
        rep.line.open();
        return rep;
    }

    /** The token that a user's sign-in gives. */
    public static String signIn(URI house, String user) {
        return DeskLine.signIn(house, user);
    }

    public String user() {
        return user;
    }

    public String token() {
        return line.token();
    }

    public String presence() {
        return desk.presence();
    }

    /** Whether this rep has left and won't come back by itself. */
    public boolean hasLeft() {
        return line.hasLeft();
    }

    /** The contacts now at this desk, by id. */
    public Map<String, JsonObject> contacts() {
        return desk.contacts();
    }

    /** A contact as the desk shows it; empty if it doesn't. */
    public JsonObject contact(String id) {
        var shown = desk.contacts().get(id);
        return shown == null ? new JsonObject() : shown;
    }

    /** Why contacts left this desk, by id. */
    public Map<String, String> gone() {
        return desk.gone();
    }

    public List<JsonObject> messages(String contact) {
        return desk.messages(contact);
    }

    /** Forgets what was kept of a contact that is over: for whoever stays at the desk all day. */
    public void forget(String contact) {
        desk.forget(contact);
    }

    public List<JsonObject> refusals() {
        return desk.refusals();
    }

    public List<Integer> closeCodes() {
        return line.closeCodes();
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
        return line.say(command);
    }

    /** The line breaks as if the machine had died; the rep comes back only by {@link #redial}. */
    public void loseLine() {
        line.leave();
    }

    public void redial() {
        line.open();
    }

    /** Leaves the desk: offline, so that nothing more is offered. */
    @Override
    public void close() {
        wished = null;
        if (line.isThere()) {
            try {
                Patience.await(say(new JsonObject().put("type", "presence").put("state", "OFFLINE")), user + " leaves");
            } catch (IllegalStateException gone) {
                // the house notices by itself
            }
        }
        line.leave();
    }

    private JsonObject offerOf(String contact) {
        var offer = contact(contact).getJsonObject("offer");
        if (offer == null) {
            throw new IllegalStateException(user + " is not offered " + contact + ", the desk shows " + contacts());
        }
        return new JsonObject().put("offer", offer.getInteger("number"));
    }

    private void sayWishedPresence() {
        var presence = wished;
        if (presence != null && line.isThere()) {
            say(presence.copy());
        }
    }

    private DeskView.Watcher forward(@Nullable Watcher watcher) {
        return new DeskView.Watcher() {
            @Override
            public void contact(JsonObject contact) {
                if (watcher != null) {
                    watcher.contact(Rep.this, contact);
                }
            }

            @Override
            public void gone(String contact, String reason) {
                if (watcher != null) {
                    watcher.gone(Rep.this, contact, reason);
                }
            }
        };
    }
}
