package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.AnalyticsConfig;
import dev.switchboard.analytics.intake.FactBook.ContactKey;
import dev.switchboard.analytics.life.ContactLife;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The way into the facts for whoever has whole lives to tell rather than events. */
@ApplicationScoped
public class Facts {

    private final Pool database;
    private final AnalyticsConfig config;

    Facts(Pool database, AnalyticsConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Puts these contacts in the places of what was known of them, and counts them, in one transaction. */
    public Uni<Void> put(String workspace, List<ContactLife> lives) {
        return database.withTransaction(connection -> {
            var tables = new FactTables(connection);
            var book = new FactBook(tables, config.shortAbandon());
            var keys = lives.stream()
                    .map(life -> new ContactKey(life.workspace, life.contact))
                    .toList();
            return tables.lock(List.of(workspace))
                    .chain(() -> book.load(keys))
                    .invoke(() -> lives.forEach(book::open))
                    .chain(book::store);
        });
    }
}
