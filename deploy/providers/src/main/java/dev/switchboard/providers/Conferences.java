package dev.switchboard.providers;

import dev.switchboard.providers.Providers.Answer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rooms in which customers and reps talk, and the lines to the reps' phones (Twilio, Conferences and Participants). A conference starts when
 * both sides are in it, and ends with whoever leaves. For any thread.
 */
final class Conferences {

    private static final long RINGING_MS = 300;

    private final FakeTwilio twilio;
    private final Map<String, Caller> callers;
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Map<String, RepLine> repLines = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Map<String, String> unanswered = new ConcurrentHashMap<>();

    Conferences(FakeTwilio twilio, Map<String, Caller> callers) {
        this.twilio = twilio;
        this.callers = callers;
    }

    private record RepLine(String sid, String to, Room room, String statusCallback, String conferenceCallback) {}

    /** A conference. As with the real ones, the first who joins says where its news go. */
    private static final class Room {
        private final String sid = "CF" + UUID.randomUUID();
        private final String name;
        private @Nullable String news;
        private boolean started;

        Room(String name) {
            this.name = name;
        }

        /** @return where it is to be told that the conference starts; null if it does not start now */
        synchronized @Nullable String join(String callback, boolean bothThere) {
            if (news == null) {
                news = callback;
            }
            if (started || !bothThere) {
                return null;
            }
            started = true;
            return news;
        }
    }

    /** A rep's address ends calls like that from now on, or answers again (null). */
    void phoneOf(String address, @Nullable String ending) {
        if (ending == null) {
            unanswered.remove(address);
        } else {
            unanswered.put(address, ending);
        }
    }

    boolean hasLine(String sid) {
        return repLines.containsKey(sid);
    }

    Answer ring(String name, Map<String, String> form) {
        var to = form.get("To");
        if (to == null || form.get("From") == null) {
            return FakeTwilio.error(400, 21_201);
        }
        var room = room(name);
        var line = new RepLine(
                "CA" + UUID.randomUUID(),
                to,
                room,
                form.getOrDefault("StatusCallback", ""),
                form.getOrDefault("ConferenceStatusCallback", ""));
        repLines.put(line.sid(), line);
        Thread.startVirtualThread(() -> pickUp(line));
        return Answer.json(
                201,
                new JsonObject()
                        .put("call_sid", line.sid())
                        .put("conference_sid", room.sid)
                        .put("status", "queued")
                        .encode());
    }

    private Room room(String name) {
        return rooms.computeIfAbsent(name, Room::new);
    }

    private void pickUp(RepLine line) {
        try {
            Thread.sleep(RINGING_MS);
            var ending = unanswered.get(line.to());
            if (ending != null) {
                repLines.remove(line.sid());
                tell(line, ending);
            } else if (repLines.containsKey(line.sid())) {
                answered.add(line.sid());
                inRoom(line.room().name, caller -> caller.talksTo(line.to()));
                joined(line.room(), line.conferenceCallback());
                tell(line, "in-progress");
            }
        } catch (InterruptedException | IllegalStateException over) {
            // the house is gone, or does not know the call any more
        }
    }

    /** A caller is in the room now. */
    void entered(String name, String callback) throws InterruptedException {
        joined(room(name), callback);
    }

    private void joined(Room room, String callback) throws InterruptedException {
        var bothThere =
                repIn(room.name) != null && callers.values().stream().anyMatch(caller -> caller.isIn(room.name));
        var news = room.join(callback, bothThere);
        if (news != null && !news.isEmpty()) {
            twilio.tell(
                    URI.create(news).getPath(),
                    Map.of(
                            "AccountSid",
                            twilio.account(),
                            "ConferenceSid",
                            room.sid,
                            "FriendlyName",
                            room.name,
                            "StatusCallbackEvent",
                            "conference-start"));
        }
    }

    /** Who has answered in that conference; null if nobody has. */
    @Nullable
    String repIn(String room) {
        return repLines.values().stream()
                .filter(line -> line.room().name.equals(room) && answered.contains(line.sid()))
                .map(RepLine::to)
                .findFirst()
                .orElse(null);
    }

    /** Whether the phone at an address has been answered and not been put down. */
    boolean isTalking(String address) {
        return repLines.values().stream().anyMatch(line -> line.to().equals(address) && answered.contains(line.sid()));
    }

    Answer hold(String conference, String call, Map<String, String> form) {
        var caller = callers.get(call);
        var room = rooms.values().stream()
                .filter(one -> one.sid.equals(conference))
                .findFirst();
        if (caller == null || room.isEmpty() || !caller.isIn(room.get().name)) {
            return FakeTwilio.error(404, 20_404);
        }
        caller.hold(Boolean.parseBoolean(form.get("Hold")));
        return Answer.json(200, new JsonObject().put("call_sid", call).encode());
    }

    /** Whoever sits at that address puts down the phone. */
    void hangUp(String address) {
        repLines.values().stream().filter(line -> line.to().equals(address)).forEach(this::end);
    }

    /** A caller has left a conference: it ends. */
    void left(String room) {
        repLines.values().stream().filter(line -> line.room().name.equals(room)).forEach(this::end);
    }

    void end(String sid) {
        var line = repLines.get(sid);
        if (line != null) {
            end(line);
        }
    }

    private void end(RepLine line) {
        if (repLines.remove(line.sid()) != null) {
            inRoom(line.room().name, Caller::ended);
            Thread.startVirtualThread(() -> {
                try {
                    tell(line, "completed");
                } catch (InterruptedException | IllegalStateException over) {
                    // nobody listens any more
                }
            });
        }
    }

    private void inRoom(String room, Consumer<Caller> what) {
        callers.values().stream().filter(caller -> caller.isIn(room)).forEach(what);
    }

    private void tell(RepLine line, String status) throws InterruptedException {
        var form = new HashMap<String, String>();
        form.put("CallSid", line.sid());
        form.put("AccountSid", twilio.account());
        form.put("CallStatus", status);
        form.put("From", "+15550100000");
        form.put("To", line.to());
        form.put("Direction", "outbound-api");
        twilio.tell(URI.create(line.statusCallback()).getPath(), form);
    }
}
