package dev.switchboard.e2e.crash;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.ContactAbandoned;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingRecord.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The contacts of one run, by the customer's address, as {@code routing-events} tells them. Fed in log order; safe to be read from
 * other threads meanwhile.
 */
final class Ledger {
    private final Map<String, String> customers;
    private final Map<String, Contact> contacts = new LinkedHashMap<>();
    private final List<String> offeredInOrder = new ArrayList<>();

    /** @param customers what each customer is called in reports, by address */
    Ledger(Map<String, String> customers) {
        this.customers = customers;
    }

    /** What became of one contact. */
    private static final class Contact {
        private final String address;
        private final Channel channel;
        private ContactState state = ContactState.QUEUED;
        private int offers;
        private int assignments;
        private int ends;

        Contact(String address, Channel channel) {
            this.address = address;
            this.channel = channel;
        }
    }

    synchronized void read(Decision decision) {
        decision.events().forEach(this::read);
    }

    private void read(RoutingEvent event) {
        switch (event) {
            case ContactOpened opened
            when customers.containsKey(opened.customer().address()) ->
                contacts.put(opened.contact(), new Contact(opened.customer().address(), opened.channel()));
            case ContactOffered offered -> {
                var contact = contacts.get(offered.contact());
                if (contact != null && contact.offers++ == 0) {
                    offeredInOrder.add(offered.contact());
                }
            }
            case ContactAssigned assigned -> {
                var contact = contacts.get(assigned.contact());
                if (contact != null) {
                    contact.assignments++;
                }
            }
            case ContactClosed closed -> end(closed.contact(), ContactState.CLOSED);
            case ContactAbandoned abandoned -> end(abandoned.contact(), ContactState.ABANDONED);
            default -> {
                // tells nothing about how a contact fared
            }
        }
    }

    private void end(String id, ContactState state) {
        var contact = contacts.get(id);
        if (contact != null) {
            contact.state = state;
            contact.ends++;
        }
    }

    synchronized int opened() {
        return contacts.size();
    }

    synchronized int assigned() {
        return (int)
                contacts.values().stream().filter(one -> one.assignments > 0).count();
    }

    synchronized int ended() {
        return (int) contacts.values().stream().filter(one -> one.ends > 0).count();
    }

    /** What should not be: contacts never offered, not closed or closed twice, customers without a contact or with several. */
    synchronized List<String> complaints() {
        var complaints = new ArrayList<String>();
        contacts.forEach((id, contact) -> {
            var who = id + " of " + customers.get(contact.address);
            if (contact.offers == 0) {
                complaints.add(who + " was never offered");
            }
            if (contact.state != ContactState.CLOSED || contact.ends != 1) {
                complaints.add(who + " ended " + contact.ends + " times, as " + contact.state);
            }
        });
        customers.forEach((address, name) -> {
            var count = contacts.values().stream()
                    .filter(one -> one.address.equals(address))
                    .count();
            if (count != 1) {
                complaints.add(name + " has " + count + " contacts");
            }
        });
        return complaints;
    }

    /** Contacts that were first offered before one of their channel that had arrived earlier; on another channel a rep may have room. */
    synchronized List<String> outOfOrder() {
        var complaints = new ArrayList<String>();
        for (var channel : Channel.values()) {
            var arrived = ofChannel(contacts.keySet(), channel);
            var offered = ofChannel(offeredInOrder, channel);
            for (int place = 0; place < offered.size(); place++) {
                if (!offered.get(place).equals(arrived.get(place))) {
                    complaints.add("%s offer %d went to %s, whose turn was number %d"
                            .formatted(channel, place, offered.get(place), arrived.indexOf(offered.get(place))));
                }
            }
        }
        return complaints;
    }

    private List<String> ofChannel(Collection<String> ids, Channel channel) {
        return ids.stream()
                .filter(id -> Objects.requireNonNull(contacts.get(id)).channel == channel)
                .toList();
    }
}
