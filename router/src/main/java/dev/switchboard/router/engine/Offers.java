package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.OFFERED;

import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand.AcceptOffer;
import dev.switchboard.events.RoutingCommand.DeclineOffer;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.OfferDeclined;
import dev.switchboard.events.RoutingEvent.OfferMissed;
import dev.switchboard.events.RoutingEvent.OfferWithdrawn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an offer ends: accepted, declined, missed or withdrawn. */
final class Offers {

    private final State state;
    private final Turn turn;
    private final Placement placement;

    Offers(State state, Turn turn, Placement placement) {
        this.state = state;
        this.turn = turn;
        this.placement = placement;
    }

    /** An offer that is accepted already may be accepted by the same agent again: nothing follows. */
    @Nullable
    Refusal accept(AcceptOffer command) {
        Contact contact = state.workspace(command.workspace()).contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        if (command.offer() == contact.offers && contact.isHeldBy(command.agent())) {
            return null;
        }
        Refusal refusal = refusal(contact, command.offer(), command.agent());
        if (refusal == null) {
            turn.emit(new ContactAssigned(contact.workspace.id, contact.id(), contact.offers, command.agent()));
        }
        return refusal;
    }

    @Nullable
    Refusal decline(DeclineOffer command) {
        Contact contact = state.workspace(command.workspace()).contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        Refusal refusal = refusal(contact, command.offer(), command.agent());
        if (refusal == null) {
            Agent agent = holder(contact);
            turn.emit(
                    new OfferDeclined(contact.workspace.id, contact.id(), contact.offers, agent.id, command.reason()));
            placement.putBack(contact, QueuedBecause.DECLINED, null);
            placement.settle(contact, agent);
        }
        return refusal;
    }

    private static @Nullable Refusal refusal(Contact contact, int offer, String agent) {
        if (offer > contact.offers) {
            return new Refusal("offer.unknown", "contact " + contact.id() + " had " + contact.offers + " offers");
        }
        if (offer < contact.offers || contact.state != OFFERED) {
            return new Refusal("offer.expired", "offer " + offer + " of " + contact.id() + " no longer stands");
        }
        return agent.equals(contact.agent) ? null : Refusal.notYours(contact, agent);
    }

    /** Nobody answered in time. Whoever misses too many offers in a row gets no more until back by hand. */
    void miss(Contact contact, Roster roster) {
        Agent agent = holder(contact);
        Workspace workspace = contact.workspace;
        turn.emit(new OfferMissed(workspace.id, contact.id(), contact.offers, agent.id));
        placement.putBack(contact, QueuedBecause.MISSED, null);
        if (workspace.plan != null && agent.missed >= workspace.plan.missedOffersBeforeNotReady()) {
            roster.change(workspace, agent, Presence.NOT_READY, "missed-offers", contact);
        } else {
            placement.settle(contact, agent);
        }
    }

    /** Takes a standing offer back, and answers who had it. The contact is nowhere until it is placed or ended. */
    Agent withdraw(Contact contact, String because) {
        Agent agent = holder(contact);
        turn.emit(new OfferWithdrawn(contact.workspace.id, contact.id(), contact.offers, agent.id, because));
        return agent;
    }

    private static Agent holder(Contact contact) {
        return Objects.requireNonNull(contact.workspace.agent(contact.agent), "an offer stands before an agent");
    }
}
