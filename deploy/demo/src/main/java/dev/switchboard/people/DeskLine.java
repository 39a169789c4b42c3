package dev.switchboard.people;

import io.vertx.core.http.UpgradeRejectedException;
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
 * A rep's way to the desk: signs in, dials, and dials again when the line breaks, until the rep leaves or the desk is opened elsewhere.
 * What is said is matched with its answer. Safe for any thread.
 */
final class DeskLine {
    private static final long REDIAL_MS = 200;
    /** The desk was opened elsewhere: dialling again would take it away from there, and so on for ever. */
    private static final int TAKEN_OVER = 4001;

    private final URI house;
    private final String user;
    private final DeskView view;
    private final Runnable connected;
    private final List<Integer> closeCodes = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> seated = new CompletableFuture<>();
    private volatile String token;
    private volatile @Nullable Line line;
    private volatile boolean leaving;

    /**
     * @param view hears what the desk shows
     * @param connected is run each time the line is there, again or for the first time
     */
    DeskLine(URI house, String user, DeskView view, Runnable connected) {
        this.house = house;
        this.user = user;
        this.view = view;
        this.connected = connected;
        this.token = signIn(house, user);
    }

    /** The token that a user's sign-in gives. */
    static String signIn(URI house, String user) {
        return new Http(house)
                .post("/api/session", new JsonObject().put("user", user).put("password", "switchboard"))
                .orThrow()
                .json()
                .getString("token");
    }

    String token() {
        return token;
    }

    List<Integer> closeCodes() {
        return closeCodes;
    }

    boolean isThere() {
        return line != null;
    }

    boolean hasLeft() {
        return leaving;
    }

    /** Dials, and waits until the desk has shown itself. */
    void open() {
        leaving = false;
        seated = new CompletableFuture<>();
        dial();
        Patience.await(seated, user + " at the desk");
    }

    /** Ends the line; it comes back only by {@link #open}. */
    void leave() {
        leaving = true;
        var now = line;
        if (now != null) {
            now.hangUp();
        }
    }

    /** Says a command; the answer is its {@code ack} or {@code error} frame, or a failure when the line breaks first. */
    CompletableFuture<JsonObject> say(JsonObject command) {
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

    private void dial() {
        if (leaving) {
            return;
        }
        var after = view.seq() > 0 ? "?after=" + view.seq() : "";
        var dialled = Line.dial(house, "/desk/socket" + after, token, ear());
        dialled.onSuccess(this::sit).onFailure(this::redialLater);
    }

    private void sit(Line dialled) {
        line = dialled;
        lookWhetherSeated();
        connected.run();
    }

    /** At the desk is who has seen it: the line may be there before the house has given it the desk. */
    private void lookWhetherSeated() {
        if (line != null && view.seq() > 0) {
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
        if (refused instanceof UpgradeRejectedException rejected && rejected.getStatus() == 401) {
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

    private Line.Ear ear() {
        return new Line.Ear() {
            @Override
            public void heard(JsonObject frame) {
                view.hear(frame);
                switch (frame.getString("type")) {
                    case "snapshot" -> lookWhetherSeated();
                    case "ack", "error" -> answer(frame);
                    default -> {
                        // for the view alone
                    }
                }
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

    private void answer(JsonObject frame) {
        var waiting = pending.remove(frame.getString("ref", ""));
        if (waiting != null) {
            waiting.complete(frame);
        }
    }
}
