package dev.switchboard.router.log;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Keeps the newest snapshot of each partition in PostgreSQL. Blocks; not for event loops. */
final class Snapshots {

    /** Grows when the form of a state changes; a snapshot in another form is as good as none. */
    private static final int SCHEMA_VERSION = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String NEXT_EVENT =
            "select next_event from snapshot where partition = $1 and schema_version = $2";

    /** One statement, so that what it reads belongs together. */
    private static final String LOAD = """
            select epoch, next_event, last_command, hash, bytes
            from snapshot join snapshot_piece using (partition)
            where partition = $1 and schema_version = $2
            order by n""";

    private static final String STORE = """
            insert into snapshot as held
                (partition, epoch, next_event, last_command, schema_version, hash, taken_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (partition) do update set
                epoch = excluded.epoch, next_event = excluded.next_event, last_command = excluded.last_command,
                schema_version = excluded.schema_version, hash = excluded.hash, taken_at = excluded.taken_at
            where (excluded.epoch, excluded.next_event) > (held.epoch, held.next_event)
                or excluded.schema_version <> held.schema_version""";

    private static final String DROP_PIECES = "delete from snapshot_piece where partition = $1";
    private static final String STORE_PIECE = "insert into snapshot_piece (partition, n, bytes) values ($1, $2, $3)";

    private final Pool database;

    Snapshots(Pool database) {
        this.database = database;
    }

    /** Where the newest one stands, 0 without one. */
    long nextEvent(int partition) {
        for (Row row : database.preparedQuery(NEXT_EVENT)
                .execute(Tuple.of(partition, SCHEMA_VERSION))
                .await()
                .atMost(PATIENCE)) {
            return row.getLong("next_event");
        }
        return 0;
    }

    Optional<Snapshot> load(int partition) {
        List<byte[]> pieces = new ArrayList<>();
        Row newest = null;
        for (Row row : database.preparedQuery(LOAD)
                .execute(Tuple.of(partition, SCHEMA_VERSION))
                .await()
                .atMost(PATIENCE)) {
            pieces.add(row.getBuffer("bytes").getBytes());
            newest = row;
        }
        return Optional.ofNullable(newest)
                .map(row -> new Snapshot(
                        partition,
                        row.getLong("epoch"),
                        row.getLong("next_event"),
                        row.getLong("last_command"),
                        row.getLong("hash"),
                        pieces));
    }

    /** Stores it unless a newer one is there, and says whether it did. */
    boolean store(Snapshot snapshot) {
        return database.withTransaction(connection -> connection
                        .preparedQuery(STORE)
                        .execute(described(snapshot))
                        .chain(stored -> stored.rowCount() == 1
                                ? replacePieces(connection, snapshot)
                                : Uni.createFrom().item(false)))
                .await()
                .atMost(PATIENCE);
    }

    private static Tuple described(Snapshot snapshot) {
        return Tuple.tuple()
                .addInteger(snapshot.partition())
                .addLong(snapshot.epoch())
                .addLong(snapshot.nextEvent())
                .addLong(snapshot.lastCommand())
                .addInteger(SCHEMA_VERSION)
                .addLong(snapshot.hash())
                .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC));
    }

    /** One by one: only one piece more is in memory at a time. */
    private static Uni<Boolean> replacePieces(SqlConnection connection, Snapshot snapshot) {
        var insert = connection.preparedQuery(STORE_PIECE);
        var pieces = snapshot.pieces();
        return connection
                .preparedQuery(DROP_PIECES)
                .execute(Tuple.of(snapshot.partition()))
                .chain(dropped -> Multi.createFrom()
                        .iterable(IntStream.range(0, pieces.size()).boxed().toList())
                        .onItem()
                        .transformToUniAndConcatenate(n -> insert.execute(Tuple.tuple()
                                .addInteger(snapshot.partition())
                                .addInteger(n)
                                .addBuffer(Buffer.buffer(pieces.get(n)))))
                        .collect()
                        .last())
                .replaceWith(true);
    }
}
