package dev.switchboard.agents.outbox;

import dev.switchboard.events.AgentEvent;
import dev.switchboard.events.Ids;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Takes what a change has to tell, within the transaction of that change: both happen or neither. Wake the {@link OutboxRelay} after
 * the commit.
 */
@ApplicationScoped
public class Outbox {

    /** A query, not an update: Hibernate would clear its caches for one. */
    private static final String OPEN_LANE = """
            with opened as (insert into outbox_lane (workspace) values (?1) on conflict do nothing returning 1)
            select count(*) from opened""";

    public Uni<Void> command(RoutingCommand command, String workspace) {
        return append(Topics.ROUTING_COMMANDS, command, workspace);
    }

    public Uni<Void> event(AgentEvent event) {
        return append(Topics.AGENT_EVENTS, event, event.workspace());
    }

    private static Uni<Void> append(String topic, Object record, String workspace) {
        var row = new OutboxRow();
        row.workspace = workspace;
        row.topic = topic;
        row.recordId = Ids.fresh();
        row.type = record.getClass().getSimpleName();
        row.body = new String(Wire.toBytes(record), StandardCharsets.UTF_8);
        row.writtenAt = Instant.now();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN_LANE, Long.class)
                        .setParameter(1, workspace)
                        .getSingleResult())
                .chain(() -> row.persist())
                .replaceWithVoid();
    }
}
