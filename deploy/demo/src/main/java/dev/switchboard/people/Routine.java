package dev.switchboard.people;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rep does unasked: accepts what is offered, answers it once, completes it. Looks over the desk every second and does again
 * what the desk shows had no effect, so that it gets on with its work whatever crashed meanwhile; a reply keeps its message id.
 * Called on event loops only.
 */
public final class Routine implements Rep.Watcher {
    private static final long LOOK_OVER_MS = 1_000;
    private static final long PATIENCE_MS = 3_000;

    private final Pace pace;
    private final Rep.Watcher also;
    private final Map<String, Done> done = new ConcurrentHashMap<>();
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private volatile long lookingOver = -1;

    private Routine(Pace pace, Rep.Watcher also) {
        this.pace = pace;
        this.also = also;
    }

    /** @param answer what to reply with, null to complete without a word */
    public record Pace(
            Duration accept, Duration complete, @Nullable String answer) {
        /** As fast as it goes. */
        public static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO, null);
    }

    private record Done(String step, long at) {}

    /** A rep who works like this from now on, ready for it. */
    public static Rep seat(URI house, String user, Pace pace) {
        return seat(house, user, pace, (rep, contact) -> {});
    }

    /** @param also is told of everything first */
    public static Rep seat(URI house, String user, Pace pace, Rep.Watcher also) {
        var routine = new Routine(pace, also);
        var rep = Rep.of(house, user, routine);
        routine.lookingOver = Line.VERTX.setPeriodic(LOOK_OVER_MS, due -> routine.lookOver(rep));
        return rep.ready();
    }

    @Override
    public void contact(Rep rep, JsonObject contact) {
        also.contact(rep, contact);
        drive(rep, contact);
    }

    private void drive(Rep rep, JsonObject contact) {
        var step = stepFor(contact);
        if (step != null && isNew(contact.getString("id"), step)) {
            later(delayOf(contact), () -> act(rep, contact));
        }
    }

    @Override
    public void gone(Rep rep, String contact, String reason) {
        done.remove(contact);
        also.gone(rep, contact, reason);
    }

    private void lookOver(Rep rep) {
        if (rep.hasLeft()) {
            Line.VERTX.cancelTimer(lookingOver);
            return;
        }
        if (!rep.presence().equals("READY")) {
            rep.ready();
        }
        rep.contacts().values().forEach(contact -> drive(rep, contact));
    }

    /** A step, and the offer it belongs to: the same contact may be offered again later. */
    private static @Nullable String stepFor(JsonObject contact) {
        return switch (contact.getString("state")) {
            case "OFFERED" -> "accept " + contact.getJsonObject("offer").getInteger("number");
            case "ASSIGNED", "WRAPPING" -> contact.getString("state");
            default -> null;
        };
    }

    private boolean isNew(String contact, String step) {
        var now = System.nanoTime() / 1_000_000;
        var last = done.get(contact);
        if (last != null && last.step().equals(step) && now - last.at() < PATIENCE_MS) {
            return false;
        }
        done.put(contact, new Done(step, now));
        return true;
    }

    private Duration delayOf(JsonObject contact) {
        return contact.getString("state").equals("OFFERED") ? pace.accept() : pace.complete();
    }

    private static void later(Duration delay, Runnable act) {
        if (delay.isZero()) {
            act.run();
        } else {
            Line.VERTX.setTimer(delay.toMillis(), due -> act.run());
        }
    }

    private void act(Rep rep, JsonObject contact) {
        var id = contact.getString("id");
        if (!rep.contacts().containsKey(id)) {
            return;
        }
        switch (contact.getString("state")) {
            case "OFFERED" -> rep.act("accept", id, offer(contact));
            case "ASSIGNED" -> answerAndComplete(rep, id);
            default -> rep.act("finish", id, new JsonObject().put("outcome", "resolved"));
        }
    }

    private void answerAndComplete(Rep rep, String contact) {
        if (pace.answer() == null) {
            rep.complete(contact, "resolved");
            return;
        }
        var message = replies.computeIfAbsent(contact, none -> UUID.randomUUID().toString());
        // completed only when the reply is in the log: an answer must not be lost to a crash
        rep.reply(contact, message, pace.answer()).thenAccept(answer -> {
            if ("ack".equals(answer.getString("type"))) {
                rep.complete(contact, "resolved");
            }
        });
    }

    private static JsonObject offer(JsonObject contact) {
        return new JsonObject().put("offer", contact.getJsonObject("offer").getInteger("number"));
    }
}
