package dev.switchboard.people;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a desk has shown its rep up to now. Frames come one at a time; any thread may look. */
final class DeskView {
    /** Is told what changes. */
    interface Watcher {
        void contact(JsonObject contact);

        void gone(String contact, String reason);
    }

    private final Watcher watcher;
    private final Map<String, JsonObject> contacts = new ConcurrentHashMap<>();
    private final Map<String, String> gone = new ConcurrentHashMap<>();
    private final Map<String, List<JsonObject>> messages = new ConcurrentHashMap<>();
    private final List<JsonObject> refusals = new CopyOnWriteArrayList<>();
    private volatile String presence = "OFFLINE";
    private volatile long seq;

    DeskView(Watcher watcher) {
        this.watcher = watcher;
    }

    /** The number of the last frame: what came after it is asked for when the line is back; 0 before the first. */
    long seq() {
        return seq;
    }

    String presence() {
        return presence;
    }

    Map<String, JsonObject> contacts() {
        return contacts;
    }

    Map<String, String> gone() {
        return gone;
    }

    List<JsonObject> messages(String contact) {
        return messages.getOrDefault(contact, List.of());
    }

    List<JsonObject> refusals() {
        return refusals;
    }

    void forget(String contact) {
        gone.remove(contact);
        messages.remove(contact);
    }

    void hear(JsonObject frame) {
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
            default -> {
                // delivery and whatever else is told: no matter here
            }
        }
    }

    /** Its number counts from now on, whatever came before: it may be another pod's, whose clock is behind. */
    private void showAll(JsonObject snapshot) {
        seq = snapshot.getLong("seq");
        presence = snapshot.getJsonObject("presence").getString("state");
        contacts.clear();
        snapshot.getJsonArray("contacts").forEach(contact -> show((JsonObject) contact));
    }

    private void show(JsonObject contact) {
        contacts.put(contact.getString("id"), contact);
        watcher.contact(contact);
    }

    private void remove(String contact, String reason) {
        contacts.remove(contact);
        gone.put(contact, reason);
        watcher.gone(contact, reason);
    }
}
