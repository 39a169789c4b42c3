package dev.switchboard.gateway.survey;

import dev.switchboard.events.Ids;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.conversation.DatabaseTrouble;
import dev.switchboard.gateway.log.LogEntry;
import dev.switchboard.gateway.log.LogWriter;
import dev.switchboard.gateway.log.RoutingLog;
import dev.switchboard.gateway.log.RoutingLog.Told;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Asks the customers of contacts that were closed by an agent, each no more often than is allowed. The question is in the log before the
 * mark moves, under an id that follows from the contact: a crash asks again, and nobody reads it twice.
 */
@ApplicationScoped
class SurveyAsker {

    private static final String PROJECTION = "routing-events/surveys";

    private static final String OPEN = """
            insert into survey (contact_id, workspace, conversation_id, customer_id) values ($1, $2, $3, $4)
            on conflict do nothing""";

    private static final String ASK = """
            update survey s set asked_at = $2
            where s.contact_id = $1 and s.asked_at is null and not exists (
                select 1 from survey o
                where o.workspace = s.workspace and o.customer_id = s.customer_id and o.contact_id <> s.contact_id
                  and o.asked_at > $2::timestamptz - $3 * interval '1 millisecond')
            returning s.workspace, s.conversation_id""";

    private final RoutingLog routing;
    private final LogWriter log;
    private final SurveyLinks links;
    private final SurveySettings settings;

    SurveyAsker(RoutingLog routing, @Identifier("onward") LogWriter log, SurveyLinks links, SurveySettings settings) {
        this.routing = routing;
        this.log = log;
        this.links = links;
        this.settings = settings;
    }

    @Incoming("surveys")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return settings.secret().isEmpty()
                ? Uni.createFrom().voidItem()
                : DatabaseTrouble.waitOut(routing.follow(PROJECTION, records, this::apply));
    }

    private Uni<Void> apply(SqlConnection connection, List<Told> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(told -> switch (told.event()) {
                    case ContactOpened opened -> open(connection, opened);
                    case ContactClosed closed when closed.agent() != null -> ask(connection, closed, told);
                    default -> Uni.createFrom().voidItem();
                })
                .collect()
                .last();
    }

    private static Uni<Void> open(SqlConnection connection, ContactOpened opened) {
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(
                        opened.contact(),
                        opened.workspace(),
                        opened.conversation(),
                        opened.customer().customer()))
                .replaceWithVoid();
    }

    private Uni<Void> ask(SqlConnection connection, ContactClosed closed, Told told) {
        return connection
                .preparedQuery(ASK)
                .execute(Tuple.of(closed.contact(), told.at().atOffset(ZoneOffset.UTC), (double)
                        settings.every().toMillis()))
                .chain(rows -> {
                    for (var row : rows) {
                        return log.write(question(closed, row.getString("conversation_id"), told));
                    }
                    return Uni.createFrom().voidItem();
                });
    }

    private LogEntry question(ContactClosed closed, String conversation, Told told) {
        var message = Ids.survey(closed.contact());
        var link = links.to(closed.workspace(), closed.contact()).orElseThrow();
        var notice = new Outbound.Notice(
                closed.workspace(),
                conversation,
                closed.contact(),
                message,
                settings.question() + " " + link,
                told.at());
        return LogEntry.of(Topics.OUTBOUND, conversation, notice, message, conversation, null);
    }
}
