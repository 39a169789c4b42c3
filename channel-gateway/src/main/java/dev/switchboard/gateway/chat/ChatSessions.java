package dev.switchboard.gateway.chat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets open on this pod, by visitor: a visitor may have several tabs. For any thread. */
@ApplicationScoped
class ChatSessions {

    private final Map<String, Set<ChatSession>> byVisitor = new ConcurrentHashMap<>();

    ChatSessions(MeterRegistry metrics) {
        metrics.gauge("switchboard.chat.visitors", byVisitor, Map::size);
    }

    void add(Visitor visitor, ChatSession session) {
        byVisitor.compute(visitor.id(), (id, sessions) -> {
            var all = sessions == null ? ConcurrentHashMap.<ChatSession>newKeySet() : sessions;
            all.add(session);
            return all;
        });
    }

    void remove(Visitor visitor, ChatSession session) {
        byVisitor.computeIfPresent(visitor.id(), (id, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    void refresh(String visitor) {
        byVisitor.getOrDefault(visitor, Set.of()).forEach(ChatSession::refresh);
    }

    /** After a time in which news may have been lost. */
    void refreshAll() {
        byVisitor.values().forEach(sessions -> sessions.forEach(ChatSession::refresh));
    }

    /** Before the pod waits for its last requests, of which an open socket is one. */
    void closeAll(@Observes ShutdownDelayInitiatedEvent stop) {
        byVisitor.values().forEach(sessions -> sessions.forEach(ChatSession::end));
    }
}
