package dev.switchboard.agents.outbox;

import dev.switchboard.agents.log.ServiceLog;
import dev.switchboard.events.AgentEvent;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries the outbox into Kafka. One relay at a time works on a workspace (it holds the lane's row), so its records arrive in order;
 * a row goes only after Kafka has it, so nothing is lost, and what a dying pod sent twice has the same id. Woken by each commit; now
 * and then it looks by itself for what another pod left. Any thread; never blocks.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 200;

    private static final String TAKE_LANE = """
            select workspace from outbox_lane lane
            where exists (select 1 from outbox where outbox.workspace = lane.workspace)
            limit 1 for update skip locked""";
    private static final String OLDEST = "select * from outbox where workspace = $1 order by id limit " + BATCH;
    private static final String DONE = "delete from outbox where id = any($1)";
    private static final String LAG = "select min(written_at) as oldest from outbox";

    private final Pool postgres;
    private final ServiceLog log;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong lagMillis = new AtomicLong();

    OutboxRelay(Pool postgres, ServiceLog log, MeterRegistry meters) {
        this.postgres = postgres;
        this.log = log;
        meters.gauge("switchboard.outbox.lag.millis", lagMillis);
    }

    /** There may be something to carry. Returns at once. */
    public void wake() {
        if (calls.getAndIncrement() == 0) {
            work();
        }
    }

    @Scheduled(every = "1s")
    @NonBlocking
    Uni<Void> lookAround() {
        wake();
        return measureLag();
    }

    private void work() {
        int seen = calls.get();
        carryLane().subscribe().with(carried -> next(carried, seen), this::failed);
    }

    /** Goes on while there is something, or while somebody called since the last look. */
    private void next(int carried, int seen) {
        if (carried > 0 || !calls.compareAndSet(seen, 0)) {
            work();
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("the outbox waits: %s", failure.toString());
        calls.set(0);
    }

    private Uni<Integer> carryLane() {
        return postgres.withTransaction(connection -> connection
                .query(TAKE_LANE)
                .execute()
                .chain(lanes -> lanes.size() == 0
                        ? Uni.createFrom().item(0)
                        : carry(connection, lanes.iterator().next().getString("workspace"))));
    }

    private Uni<Integer> carry(SqlConnection connection, String workspace) {
        return connection
                .preparedQuery(OLDEST)
                .execute(Tuple.of(workspace))
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(this::tell)
                        .onItem()
                        .ignoreAsUni()
                        .chain(() -> delete(connection, rows)));
    }

    private Uni<Void> tell(Row row) {
        byte[] body = row.getString("body").getBytes(StandardCharsets.UTF_8);
        String id = row.getString("record_id");
        String workspace = row.getString("workspace");
        return switch (row.getString("topic")) {
            case Topics.ROUTING_COMMANDS -> log.command(id, Wire.read(body, RoutingCommand.class), workspace, null);
            case Topics.AGENT_EVENTS ->
                log.record(Topics.AGENT_EVENTS, workspace, id, Wire.read(body, AgentEvent.class), null);
            case String other -> throw new IllegalStateException("the outbox holds a record for " + other);
        };
    }

    private static Uni<Integer> delete(SqlConnection connection, RowSet<Row> rows) {
        List<Long> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getLong("id")));
        return connection
                .preparedQuery(DONE)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .replaceWith(ids.size());
    }

    private Uni<Void> measureLag() {
        return postgres.query(LAG)
                .execute()
                .invoke(rows -> lagMillis.set(age(rows.iterator().next())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private static long age(Row row) {
        java.time.@Nullable OffsetDateTime oldest = row.getOffsetDateTime("oldest");
        return oldest == null
                ? 0
                : Duration.between(oldest, Instant.now().atOffset(ZoneOffset.UTC))
                        .toMillis();
    }
}
