package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.intake.FactBook.ContactKey;
import dev.switchboard.events.Feedback.SurveyAnswered;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/**
 * What customers answered. Answers and decisions are read from two topics, so either may be seen first: whichever comes second finds the
 * other. The last answer to each question counts.
 */
final class SurveyAnswers {

    private static final String STORE = """
            insert into survey_answer (workspace, contact, csat, nps) values ($1, $2, $3, $4)
            on conflict (workspace, contact) do update
            set csat = coalesce(excluded.csat, survey_answer.csat), nps = coalesce(excluded.nps, survey_answer.nps)""";

    private static final String FIND = """
            select workspace, contact, csat, nps from survey_answer
            join unnest($1::text[], $2::text[]) as wanted(workspace, contact) using (workspace, contact)""";

    private final SqlConnection connection;

    /** @param connection in a transaction */
    SurveyAnswers(SqlConnection connection) {
        this.connection = connection;
    }

    /** Takes them in, and counts them for the contacts that are known. */
    Uni<Void> take(FactBook book, List<SurveyAnswered> answers) {
        var contacts = answers.stream()
                .map(answer -> new ContactKey(answer.workspace(), answer.contact()))
                .distinct()
                .toList();
        return connection
                .preparedQuery(STORE)
                .executeBatch(answers.stream()
                        .map(answer -> Tuple.of(answer.workspace(), answer.contact(), answer.csat(), answer.nps()))
                        .toList())
                .chain(() -> book.load(contacts))
                .chain(() -> find(book, contacts))
                .chain(book::store);
    }

    /** For contacts of the book whose answers may have come before them. */
    Uni<Void> find(FactBook book, Collection<ContactKey> contacts) {
        return contacts.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(FIND)
                        .execute(Tuple.of(
                                FactTables.texts(contacts, ContactKey::workspace),
                                FactTables.texts(contacts, ContactKey::contact)))
                        .invoke(rows -> rows.forEach(row -> {
                            var life = book.life(row.getString("workspace"), row.getString("contact"));
                            if (life != null) {
                                life.csat = row.getInteger("csat");
                                life.nps = row.getInteger("nps");
                            }
                        }))
                        .replaceWithVoid();
    }
}
