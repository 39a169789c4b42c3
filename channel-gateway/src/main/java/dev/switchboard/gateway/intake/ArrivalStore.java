package dev.switchboard.gateway.intake;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Inbound.CallNote;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.gateway.contact.Acquaintance;
import dev.switchboard.gateway.contact.Contacts;
import dev.switchboard.gateway.conversation.CustomerIdentity;
import dev.switchboard.gateway.conversation.Directory;
import dev.switchboard.gateway.conversation.Directory.Known;
import dev.switchboard.gateway.conversation.KnownMessage;
import dev.switchboard.gateway.conversation.Ledger;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Stores a batch of arrivals in one transaction of a handful of round trips. Storing it again changes nothing. */
@ApplicationScoped
class ArrivalStore {

    private final Pool pool;
    private final Directory directory;
    private final Ledger ledger;
    private final EndedCalls endedCalls;
    private final Contacts contacts;

    ArrivalStore(Pool pool, Directory directory, Ledger ledger, EndedCalls endedCalls, Contacts contacts) {
        this.contacts = contacts;
        this.endedCalls = endedCalls;
        this.pool = pool;
        this.directory = directory;
        this.ledger = ledger;
    }

    /** @return what is to be told onward, in log order */
    Uni<List<Stored>> store(List<Arrival> arrivals) {
        return pool.withTransaction(
                connection -> look(connection, arrivals).chain(found -> write(connection, found, arrivals)));
    }

    private Uni<Found> look(SqlConnection connection, List<Arrival> arrivals) {
        Set<CustomerIdentity> identities =
                messages(arrivals).map(Bearings::identity).collect(toSet());
        return Uni.combine()
                .all()
                .unis(
                        knownMessages(connection, arrivals),
                        directory.known(connection, identities),
                        endedCalls.known(connection, callsOf(arrivals)))
                .asTuple()
                .chain(known -> lock(
                        connection, arrivals, known.getItem1(), known.getItem2(), new CallEndings(known.getItem3())));
    }

    /** The conversations of the calls that begin or end here. */
    private static Set<String> callsOf(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(Arrival::inbound)
                .filter(inbound -> Bearings.callOf(inbound) != null)
                .map(Bearings::onlyConversation)
                .collect(toSet());
    }

    private Uni<List<KnownMessage>> knownMessages(SqlConnection connection, List<Arrival> arrivals) {
        return ledger.known(
                connection,
                Stream.concat(
                                messages(arrivals).map(Bearings::messageId),
                                of(arrivals, CallNote.class).map(Bearings::noteId))
                        .collect(toSet()),
                messages(arrivals)
                        .flatMap(message -> message.references().stream())
                        .collect(toSet()));
    }

    private Uni<Found> lock(
            SqlConnection connection,
            List<Arrival> arrivals,
            List<KnownMessage> known,
            Map<CustomerIdentity, Known> customers,
            CallEndings endings) {
        var conversations = new HashSet<String>();
        known.forEach(message -> conversations.add(message.conversation()));
        messages(arrivals)
                .filter(message -> message.channel() != Channel.EMAIL)
                .forEach(message -> conversations.add(Bearings.onlyConversation(message)));
        of(arrivals, CallNote.class).forEach(note -> conversations.add(Bearings.onlyConversation(note)));
        return Uni.combine()
                .all()
                .unis(ledger.lock(connection, conversations), contacts.acquaintances(connection, met(customers)))
                .with((locked, pasts) -> new Found(new Placement(known, customers, locked, endings), pasts));
    }

    private static Set<String> met(Map<CustomerIdentity, Known> customers) {
        return customers.values().stream()
                .map(known -> known.customer().customer())
                .collect(toSet());
    }

    /** @param pasts by customer */
    private record Found(Placement placement, Map<String, Acquaintance> pasts) {

        List<Stored> stored() {
            return placement.stored().stream()
                    .<Stored>map(stored -> switch (stored) {
                        case Stored.Message message ->
                            message.with(pasts.getOrDefault(message.customer().customer(), Acquaintance.NEW));
                        case Stored.Note note -> note;
                        case Stored.Leaving leaving -> leaving;
                    })
                    .toList();
        }
    }

    private Uni<List<Stored>> write(SqlConnection connection, Found found, List<Arrival> arrivals) {
        var placement = found.placement();
        arrivals.forEach(placement::place);
        return directory
                .open(connection, placement.newcomers(), placement.newConversations())
                .chain(() -> ledger.append(connection, placement.newMessages()))
                .chain(() -> remember(connection, placement.addressed()))
                .chain(() -> directory.writtenTo(connection, placement.writtenTo()))
                .chain(() -> endedCalls.add(connection, placement.endings().fresh()))
                .map(done -> found.stored());
    }

    private Uni<Void> remember(SqlConnection connection, Map<String, Set<String>> addressed) {
        return Multi.createFrom()
                .iterable(addressed.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        entry -> directory.addressed(connection, entry.getKey(), entry.getValue()))
                .collect()
                .last();
    }

    private static Stream<CustomerMessage> messages(List<Arrival> arrivals) {
        return of(arrivals, CustomerMessage.class);
    }

    private static <T extends Inbound> Stream<T> of(List<Arrival> arrivals, Class<T> kind) {
        return arrivals.stream().map(Arrival::inbound).filter(kind::isInstance).map(kind::cast);
    }
}
