package dev.switchboard.router.story;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingPlan;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;

/** A contact as it stands: one row of the projection, carried forward event by event. Not thread-safe. */
@NullUnmarked // read from its row by field
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
final class ContactHeader {

    public String workspace;
    public String contact;
    public String conversation;
    public ContactState state;
    public Channel channel;
    public String queue;
    public String customer;
    public String customerAddress;
    public String customerName;
    public String subject;
    public String agent;
    public Set<String> heldBy = new TreeSet<>();
    public RoutingPlan.Rung raisedTo;
    public Instant arrivedAt;
    public Instant changedAt;

    static ContactHeader opened(RoutingEvent.ContactOpened event, Instant at) {
        var header = new ContactHeader();
        header.workspace = event.workspace();
        header.contact = event.contact();
        header.conversation = event.conversation();
        header.state = ContactState.QUEUED;
        header.channel = event.channel();
        header.customer = event.customer().customer();
        header.customerAddress = event.customer().address();
        header.customerName = event.customer().name();
        header.subject = event.subject();
        header.arrivedAt = at;
        header.changedAt = at;
        return header;
    }

    void follow(RoutingEvent.OfContact event, Instant at) {
        changedAt = at;
        switch (event) {
            case RoutingEvent.ContactQueued it -> queued(it);
            case RoutingEvent.EscalationStepFired it -> widened(it.widening());
            case RoutingEvent.ContactOffered it -> with(ContactState.OFFERED, it.agent());
            case RoutingEvent.OfferDeclined it -> endOffer(it.agent());
            case RoutingEvent.OfferMissed it -> endOffer(it.agent());
            case RoutingEvent.OfferWithdrawn it -> endOffer(it.agent());
            case RoutingEvent.ContactAssigned it -> {
                with(ContactState.ASSIGNED, it.agent());
                heldBy.add(it.agent());
            }
            case RoutingEvent.ContactParked it -> with(ContactState.PARKED, it.agent());
            case RoutingEvent.ContactWrapping it -> with(ContactState.WRAPPING, it.agent());
            case RoutingEvent.ContactClosed it -> with(ContactState.CLOSED, it.agent());
            case RoutingEvent.ContactAbandoned _ -> with(ContactState.ABANDONED, null);
            case RoutingEvent.ContactMerged _ -> with(ContactState.CLOSED, null);
            case RoutingEvent.ContactDiverted it -> queue = queue == null ? it.queue() : queue;
            case RoutingEvent.ContactOpened _,
                    RoutingEvent.CallbackPlanned _,
                    RoutingEvent.CustomerTold _,
                    RoutingEvent.ServiceLevelBreached _,
                    RoutingEvent.MessageAdded _,
                    RoutingEvent.CustomerLeft _ -> {}
        }
    }

    /** An offer may have stood before several agents: it is over when the one who is named here has it no longer. */
    private void endOffer(String former) {
        if (state == ContactState.OFFERED && former.equals(agent)) {
            with(ContactState.QUEUED, null);
        }
    }

    private void queued(RoutingEvent.ContactQueued event) {
        if (event.raisedTo() != null || event.startsAnew(state, queue)) {
            raisedTo = event.raisedTo();
        }
        queue = event.queue();
        with(ContactState.QUEUED, null);
    }

    private void widened(RoutingPlan.Widening widening) {
        if (widening instanceof RoutingPlan.Widening.Raise raise) {
            raisedTo = raise.to();
        }
    }

    private void with(ContactState newState, String newAgent) {
        state = newState;
        agent = newAgent;
    }
}
