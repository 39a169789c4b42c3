package dev.switchboard.router.log;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Keeps the newest snapshot of each partition in PostgreSQL. Blocks; not for event loops. */
final class Snapshots {

    /** Grows when the engine's form of its state changes; a snapshot in another form is as good as none. */
    private static final int SCHEMA_VERSION = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String LOAD = """
            select epoch, next_event, last_command, hash, state from snapshot
            where partition = $1 and schema_version = $2""";

    private static final String STORE = """
            insert into snapshot as held
                (partition, epoch, next_event, last_command, schema_version, hash, state, taken_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (partition) do update set
                epoch = excluded.epoch, next_event = excluded.next_event, last_command = excluded.last_command,
                schema_version = excluded.schema_version, hash = excluded.hash, state = excluded.state,
                taken_at = excluded.taken_at
            where (excluded.epoch, excluded.next_event) > (held.epoch, held.next_event)
                or excluded.schema_version <> held.schema_version""";

    private final Pool database;

    Snapshots(Pool database) {
        this.database = database;
    }

    Optional<Snapshot> load(int partition) {
        RowSet<Row> rows = database.preparedQuery(LOAD)
                .execute(Tuple.of(partition, SCHEMA_VERSION))
                .await()
                .atMost(PATIENCE);
        for (Row row : rows) {
            return Optional.of(new Snapshot(
                    partition,
                    row.getLong("epoch"),
                    row.getLong("next_event"),
                    row.getLong("last_command"),
                    row.getLong("hash"),
                    row.getBuffer("state").getBytes()));
        }
        return Optional.empty();
    }

    /** Stores it unless a newer one is there, and says whether it did. */
    boolean store(Snapshot snapshot) {
        Tuple values = Tuple.tuple()
                .addInteger(snapshot.partition())
                .addLong(snapshot.epoch())
                .addLong(snapshot.nextEvent())
                .addLong(snapshot.lastCommand())
                .addInteger(SCHEMA_VERSION)
                .addLong(snapshot.hash())
                .addBuffer(Buffer.buffer(snapshot.state()))
                .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC));
        return database.preparedQuery(STORE)
                        .execute(values)
                        .await()
                        .atMost(PATIENCE)
                        .rowCount()
                == 1;
    }
}
