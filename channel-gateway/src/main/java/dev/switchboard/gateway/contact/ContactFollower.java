package dev.switchboard.gateway.contact;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.CustomerTold;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.contact.Contacts.Opening;
import dev.switchboard.gateway.conversation.DatabaseTrouble;
import dev.switchboard.gateway.log.LogEntry;
import dev.switchboard.gateway.log.LogWriter;
import dev.switchboard.gateway.log.RoutingLog;
import dev.switchboard.gateway.log.RoutingLog.Told;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Follows the router: keeps in mind whose contacts there are and who had them, and writes to customers what the house tells them (a caller
 * is told by whoever sees to the call). A notice is in the log before the mark moves, under an id that follows from what is said: a crash
 * says it again, and nobody reads it twice.
 */
@ApplicationScoped
class ContactFollower {

    private static final String PROJECTION = "routing-events/contacts";

    private final RoutingLog routing;
    private final Contacts contacts;
    private final LogWriter log;

    ContactFollower(RoutingLog routing, Contacts contacts, @Identifier("onward") LogWriter log) {
        this.routing = routing;
        this.contacts = contacts;
        this.log = log;
    }

    @Incoming("contacts")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return DatabaseTrouble.waitOut(routing.follow(PROJECTION, records, this::apply));
    }

    private Uni<Void> apply(SqlConnection connection, List<Told> events) {
        var opened = new ArrayList<Opening>();
        var agents = new HashMap<String, String>();
        var said = new ArrayList<Told>();
        for (var told : events) {
            switch (told.event()) {
                case ContactOpened it -> opened.add(new Opening(it, isCall(it), told));
                case ContactAssigned it -> agents.put(it.contact(), it.agent());
                case CustomerTold it -> said.add(told);
                default -> {
                    // says nothing of whose contact it is
                }
            }
        }
        return contacts.open(connection, opened)
                .chain(() -> contacts.assign(connection, agents))
                .chain(() -> say(connection, said));
    }

    private static boolean isCall(ContactOpened opened) {
        return opened.channel() == Channel.PHONE && opened.attributes().containsKey("call");
    }

    private Uni<Void> say(SqlConnection connection, List<Told> said) {
        var about = new HashSet<String>();
        said.forEach(told -> about.add(((CustomerTold) told.event()).contact()));
        return contacts.conversations(connection, about)
                .chain(conversations -> log.write(notices(said, conversations)));
    }

    private static List<LogEntry> notices(List<Told> said, Map<String, String> conversations) {
        var notices = new ArrayList<LogEntry>();
        for (var told : said) {
            var event = (CustomerTold) told.event();
            var conversation = conversations.get(event.contact());
            if (conversation != null) {
                notices.add(notice(event, conversation, told));
            }
        }
        return notices;
    }

    private static LogEntry notice(CustomerTold event, String conversation, Told told) {
        var what = String.join(
                "/", "told", event.contact(), Long.toString(told.at().toEpochMilli()), event.message());
        var message = Ids.contact(what);
        var notice = new Outbound.Notice(
                event.workspace(), conversation, event.contact(), message, event.message(), told.at());
        return LogEntry.of(Topics.OUTBOUND, conversation, notice, message, conversation, null);
    }
}
