package dev.switchboard.router.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who waits in which line, and who is known to serve it. I4: whoever goes first in a line is offered first. I8: nobody waits in a
 * line while an agent who was offered contacts of that line before is there with empty hands.
 */
final class Lines {

    private final Findings findings;
    private final Map<String, NavigableSet<AuditedContact>> waiting = new HashMap<>();
    /** Agents by the lines they were offered contacts of, since teams, plan or the agent changed. */
    private final Map<String, Set<String>> linesByAgent = new HashMap<>();

    Lines(Findings findings) {
        this.findings = findings;
    }

    void enter(AuditedContact contact) {
        if (contact.waits && contact.forAgent == null) {
            line(contact.line()).add(contact);
        }
    }

    void leave(AuditedContact contact) {
        line(contact.line()).remove(contact);
    }

    /** Before the contact leaves its line for an offer. */
    void offered(AuditedContact contact, String agent, Instant at) {
        if (contact.forAgent != null) {
            return;
        }
        linesByAgent
                .computeIfAbsent(contact.opened.workspace() + "|" + agent, key -> new HashSet<>())
                .add(contact.line());
        NavigableSet<AuditedContact> line = line(contact.line());
        for (AuditedContact earlier : line.headSet(contact, false)) {
            if (earlier.mayBeOfferedTo(agent, at)) {
                findings.add(
                        "I4", contact.id(), "offered to " + agent + " before " + earlier.id() + " of the same line");
                return;
            }
        }
    }

    /** What was known of the agent holds no longer. */
    void forget(String workspace, String agent) {
        linesByAgent.remove(workspace + "|" + agent);
    }

    void forgetAll(String workspace) {
        linesByAgent.keySet().removeIf(key -> key.startsWith(workspace + "|"));
    }

    /** The agent is ready and has nothing in hand. */
    void idle(String workspace, String agent, Instant at) {
        for (String key : linesByAgent.getOrDefault(workspace + "|" + agent, Set.of())) {
            for (AuditedContact contact : line(key)) {
                if (contact.mayBeOfferedTo(agent, at)) {
                    findings.add("I8", contact.id(), "waits at " + at + " while " + agent + " has nothing to do");
                    return;
                }
            }
        }
    }

    private NavigableSet<AuditedContact> line(String key) {
        return waiting.computeIfAbsent(key, line -> new TreeSet<>(AuditedContact::byOrder));
    }
}
