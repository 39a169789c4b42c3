package dev.switchboard.router.log;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/** Hands out epochs: for each partition a number that only grows. Blocks; not for event loops. */
final class Epochs {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String CLAIM = """
            insert into partition_epoch as held (partition, epoch) values ($1, $2 + 1)
            on conflict (partition) do update set epoch = greatest(held.epoch, $2) + 1
            returning epoch""";

    private final Pool database;

    Epochs(Pool database) {
        this.database = database;
    }

    /** A new epoch of the partition, above every one handed out before and above {@code seen}, which stands in the log. */
    long claim(int partition, long seen) {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(partition, seen))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong("epoch");
    }
}
