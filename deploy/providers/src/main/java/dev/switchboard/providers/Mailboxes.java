package dev.switchboard.providers;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What customers were sent, in order. For any thread. */
final class Mailboxes {

    private final Map<String, List<String>> received = new ConcurrentHashMap<>();

    void put(String customer, String text) {
        received.computeIfAbsent(customer, first -> new CopyOnWriteArrayList<>())
                .add(text);
    }

    List<String> of(String customer) {
        return List.copyOf(received.getOrDefault(customer, List.of()));
    }
}
