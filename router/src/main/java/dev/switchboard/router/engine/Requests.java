package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.PARKED;
import static dev.switchboard.events.ContactState.QUEUED;
import static dev.switchboard.events.ContactState.WRAPPING;

import dev.switchboard.events.Channel;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent.ContactAbandoned;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.CustomerLeft;
import dev.switchboard.events.RoutingEvent.MessageAdded;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What customers do: they write, and they leave. Neither is ever refused. */
final class Requests {

    /** How much of a text goes into the log for reps to see at a glance. */
    private static final int PREVIEW_LENGTH = 200;

    private final State state;
    private final Turn turn;
    private final Placement placement;
    private final Matching matching;
    private final Offers offers;
    private final Handling handling;

    Requests(State state, Turn turn, Placement placement, Matching matching, Offers offers, Handling handling) {
        this.handling = handling;
        this.state = state;
        this.turn = turn;
        this.placement = placement;
        this.matching = matching;
        this.offers = offers;
    }

    void request(RequestService request) {
        Workspace workspace = state.workspace(request.workspace());
        Contact open = workspace.contactOf(request.conversation());
        if (workspace.contact(request.contact()) != null) {
            return;
        }
        if (open == null || open.state == WRAPPING) {
            open(workspace, request);
        } else {
            join(open, request.message());
        }
    }

    private void open(Workspace workspace, RequestService request) {
        turn.emit(new ContactOpened(
                workspace.id,
                request.contact(),
                request.conversation(),
                request.message(),
                request.channel(),
                request.customer(),
                request.to(),
                request.subject(),
                preview(request.text()),
                request.attributes()));
        Contact contact = Objects.requireNonNull(workspace.contact(request.contact()), "just opened");
        placement.arrive(contact, request);
        placement.settle(contact);
    }

    private void join(Contact contact, String message) {
        turn.emit(new MessageAdded(contact.workspace.id, contact.id(), message));
        if (contact.state == PARKED) {
            Agent former = contact.workspace.agent(contact.agent);
            placement.putBack(
                    contact, QueuedBecause.REOPENED, former != null && former.isSignedIn() ? former.id : null);
            placement.settle(contact);
        }
    }

    void leave(LeaveConversation command) {
        Contact contact = state.workspace(command.workspace()).contactOf(command.conversation());
        if (contact == null) {
            return;
        }
        if (contact.state == OFFERED) {
            Agent agent = offers.withdraw(contact, "customer-left");
            abandon(contact);
            matching.match(agent, contact.workspace);
        } else if (contact.state == QUEUED) {
            abandon(contact);
        } else if (contact.state == ASSIGNED && !contact.customerLeft) {
            turn.emit(new CustomerLeft(contact.workspace.id, contact.id()));
            if (contact.channel() == Channel.PHONE) {
                handling.endCall(contact);
            }
        } else if (contact.state == PARKED) {
            turn.emit(new ContactClosed(contact.workspace.id, contact.id(), contact.agent, null));
        }
    }

    private void abandon(Contact contact) {
        turn.emit(new ContactAbandoned(contact.workspace.id, contact.id()));
    }

    private static @Nullable String preview(@Nullable String text) {
        if (text == null || text.length() <= PREVIEW_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(PREVIEW_LENGTH - 1)) ? PREVIEW_LENGTH - 1 : PREVIEW_LENGTH;
        return text.substring(0, end);
    }
}
