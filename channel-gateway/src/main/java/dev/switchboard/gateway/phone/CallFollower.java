package dev.switchboard.gateway.phone;

import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.ContactDiverted;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.gateway.conversation.DatabaseTrouble;
import dev.switchboard.gateway.log.RoutingLog;
import dev.switchboard.gateway.log.RoutingLog.Told;
import dev.switchboard.gateway.phone.Wish.What;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Follows the router: what becomes of a contact that is a call is what is wanted of the call. */
@ApplicationScoped
class CallFollower {

    private static final String PROJECTION = "routing-events/calls";

    private final RoutingLog log;
    private final Calls calls;
    private final Operator operator;
    private final PhoneSettings settings;

    CallFollower(RoutingLog log, Calls calls, Operator operator, PhoneSettings settings) {
        this.log = log;
        this.calls = calls;
        this.operator = operator;
        this.settings = settings;
    }

    @Incoming("calls")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        if (settings.twilio().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return DatabaseTrouble.waitOut(log.follow(PROJECTION, records, this::apply))
                .invoke(operator::wake);
    }

    private Uni<Void> apply(SqlConnection connection, List<Told> events) {
        return Multi.createFrom()
                .iterable(events)
                .filter(told -> told.event() instanceof RoutingEvent.OfContact)
                .onItem()
                .transformToUniAndConcatenate(told -> apply(connection, told))
                .collect()
                .last();
    }

    private Uni<Void> apply(SqlConnection connection, Told told) {
        return switch (told.event()) {
            case ContactOpened opened when isCall(opened) -> open(connection, opened, told);
            case ContactQueued queued -> change(connection, told, queued.contact(), What.WAIT, null, queued);
            case RoutingEvent.ContactAssigned assigned ->
                change(connection, told, assigned.contact(), What.TALK, assigned.agent(), null);
            case RoutingEvent.CustomerTold said -> calls.say(connection, said.contact(), said.message());
            case RoutingEvent.CallbackPlanned planned -> calls.callBack(connection, planned.contact(), planned.at());
            case ContactDiverted away when away.until() != null -> calls.hold(connection, away.contact(), away.until());
            case RoutingEvent.CustomerLeft left -> calls.left(connection, left.contact());
            case RoutingEvent.ContactMerged merged -> end(connection, told, merged.contact());
            case RoutingEvent.ContactWrapping wrapping -> end(connection, told, wrapping.contact());
            case RoutingEvent.ContactClosed closed -> end(connection, told, closed.contact());
            case RoutingEvent.ContactAbandoned abandoned -> end(connection, told, abandoned.contact());
            default -> Uni.createFrom().voidItem();
        };
    }

    private static boolean isCall(ContactOpened opened) {
        return opened.channel() == Channel.PHONE && opened.attributes().containsKey(Calls.CALL);
    }

    private Uni<Void> open(SqlConnection connection, ContactOpened opened, Told told) {
        return calls.open(
                connection,
                Tuple.tuple()
                        .addValue(opened.attributes().get(Calls.CALL))
                        .addValue(opened.workspace())
                        .addValue(opened.contact())
                        .addValue(opened.conversation())
                        .addValue(opened.customer().address())
                        .addValue(opened.to())
                        .addValue(told.at().atOffset(ZoneOffset.UTC)));
    }

    private Uni<Void> end(SqlConnection connection, Told told, String contact) {
        return change(connection, told, contact, What.END, null, null);
    }

    private Uni<Void> change(
            SqlConnection connection,
            Told told,
            String contact,
            What what,
            @Nullable String agent,
            @Nullable ContactQueued queued) {
        return calls.change(
                connection,
                Tuple.of(
                        contact,
                        what.name(),
                        agent,
                        queued == null ? null : queued.queue(),
                        told.at().atOffset(ZoneOffset.UTC),
                        queued == null ? null : (double) queued.headStart().toMillis()));
    }
}
