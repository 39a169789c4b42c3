package dev.switchboard.router.audit;

import dev.switchboard.events.RoutingCommand.RequestService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What customers wrote, as it was asked and as it was taken in. I1: nothing that was asked is lost. I4: the messages of a
 * conversation are taken in in the order in which they were asked.
 */
final class Conversations {

    private final Findings findings;
    /** By partition and offset, so that commands may be fed in any order. */
    private final Map<Integer, TreeMap<Long, RequestService>> asked = new TreeMap<>();

    private final Map<String, List<String>> takenIn = new HashMap<>();

    Conversations(Findings findings) {
        this.findings = findings;
    }

    void asked(int partition, long offset, RequestService request) {
        asked.computeIfAbsent(partition, key -> new TreeMap<>()).put(offset, request);
    }

    void takenIn(String workspace, String conversation, String message) {
        takenIn.computeIfAbsent(workspace + "|" + conversation, key -> new ArrayList<>())
                .add(message);
    }

    void finish() {
        Map<String, Set<String>> byConversation = new HashMap<>();
        asked.values()
                .forEach(commands -> commands.values()
                        .forEach(request -> byConversation
                                .computeIfAbsent(
                                        request.workspace() + "|" + request.conversation(),
                                        key -> new LinkedHashSet<>())
                                .add(request.message())));
        byConversation.forEach(this::compare);
    }

    private void compare(String conversation, Set<String> messages) {
        List<String> taken = takenIn.getOrDefault(conversation, List.of());
        Set<String> first = new LinkedHashSet<>(taken);
        for (String message : messages) {
            findings.unless(first.contains(message), "I1", conversation, "message " + message + " was never taken in");
        }
        Set<String> unknown = new HashSet<>(first);
        unknown.removeAll(messages);
        findings.unless(unknown.isEmpty(), "I4", conversation, "messages " + unknown + " were never sent");
        List<String> inOrderAsked = messages.stream().filter(first::contains).toList();
        List<String> inOrderTaken = first.stream().filter(messages::contains).toList();
        findings.unless(
                inOrderAsked.equals(inOrderTaken),
                "I4",
                conversation,
                "messages sent as " + inOrderAsked + " were taken in as " + inOrderTaken);
    }
}
