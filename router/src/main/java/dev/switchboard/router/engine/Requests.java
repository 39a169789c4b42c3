package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.PARKED;
import static dev.switchboard.events.ContactState.QUEUED;
import static dev.switchboard.events.ContactState.WRAPPING;

import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.PlanCallback;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent.CallbackPlanned;
import dev.switchboard.events.RoutingEvent.ContactAbandoned;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.CustomerLeft;
import dev.switchboard.events.RoutingEvent.MessageAdded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What customers do: they write, and they leave. Neither is ever refused. */
final class Requests {

    /** How much of a text goes into the log for reps to see at a glance. */
    private static final int PREVIEW_LENGTH = 200;

    private static final long LONGEST_APPOINTMENT = Duration.ofDays(30).toMillis();

    private final State state;
    private final Turn turn;
    private final Placement placement;
    private final Settling settling;
    private final Matching matching;
    private final Offers offers;
    private final Handling handling;
    private final Supervision supervision;

    Requests(
            State state,
            Turn turn,
            Placement placement,
            Settling settling,
            Matching matching,
            Offers offers,
            Handling handling,
            Supervision supervision) {
        this.state = state;
        this.turn = turn;
        this.placement = placement;
        this.settling = settling;
        this.matching = matching;
        this.offers = offers;
        this.handling = handling;
        this.supervision = supervision;
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
        settling.settle(contact);
        supervision.consider(contact);
    }

    private void join(Contact contact, String message) {
        turn.emit(new MessageAdded(contact.workspace.id, contact.id(), message));
        if (contact.state == PARKED) {
            placement.reopen(contact, contact.workspace.agent(contact.agent));
            settling.settle(contact);
        }
    }

    void leave(LeaveConversation command) {
        Contact contact = state.workspace(command.workspace()).contactOf(command.conversation());
        if (contact == null) {
            return;
        }
        if ((contact.state == OFFERED || contact.state == QUEUED) && contact.callback != Callback.NONE) {
            leaveUntilCalled(contact);
        } else if (contact.state == OFFERED) {
            List<Agent> freed = offers.withdraw(contact, "customer-left");
            abandon(contact);
            matching.match(List.of(), freed, contact.workspace);
        } else if (contact.state == QUEUED) {
            abandon(contact);
        } else if (contact.state == ASSIGNED && contact.callback == Callback.WANTED) {
            leaveUntilCalled(contact);
        } else if (contact.state == ASSIGNED && !contact.customerLeft) {
            turn.emit(new CustomerLeft(contact.workspace.id, contact.id()));
            if (contact.channel() == Channel.PHONE) {
                handling.endCall(contact);
            }
        } else if (contact.state == PARKED) {
            turn.emit(new ContactClosed(contact.workspace.id, contact.id(), contact.agent, null));
        }
    }

    /** Whoever is to be called back has not given up. */
    private void leaveUntilCalled(Contact contact) {
        if (contact.callback == Callback.WANTED) {
            turn.emit(new CustomerLeft(contact.workspace.id, contact.id()));
        }
    }

    @Nullable
    Refusal planCallback(PlanCallback command) {
        Contact contact = state.workspace(command.workspace()).contactOf(command.conversation());
        if (contact == null) {
            return Refusal.unknownContact("of conversation " + command.conversation());
        }
        if (contact.state != QUEUED && contact.state != OFFERED) {
            return Refusal.wrongState(contact);
        }
        Instant at = command.at();
        if (at != null && at.toEpochMilli() > turn.now() + LONGEST_APPOINTMENT) {
            return new Refusal("callback.too-late", "a callback can be planned for 30 days ahead at most, not " + at);
        }
        boolean later = at != null && at.toEpochMilli() > turn.now();
        List<Agent> freed = List.of();
        if (later && contact.state == OFFERED) {
            freed = offers.withdraw(contact, "callback-planned");
            placement.putBack(contact, contact.because);
        }
        turn.emit(new CallbackPlanned(contact.workspace.id, contact.id(), later ? at : null));
        matching.match(List.of(), freed, contact.workspace);
        return null;
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
