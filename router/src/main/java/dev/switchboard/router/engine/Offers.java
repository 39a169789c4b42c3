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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an offer ends: accepted, declined, missed or withdrawn. One that stands before several agents ends for each of them. */
final class Offers {

    private final State state;
    private final Turn turn;
    private final Placement placement;
    private final Settling settling;
    private final Matching matching;

    Offers(State state, Turn turn, Placement placement, Settling settling, Matching matching) {
        this.state = state;
        this.turn = turn;
        this.placement = placement;
        this.settling = settling;
        this.matching = matching;
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
            List<Agent> others = agents(contact);
            others.removeIf(agent -> agent.id.equals(command.agent()));
            others.forEach(other -> withdraw(contact, other, "taken"));
            turn.emit(new ContactAssigned(contact.workspace.id, contact.id(), contact.offers, command.agent()));
            matching.match(List.of(), others, contact.workspace);
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
            Agent agent = Objects.requireNonNull(contact.workspace.agent(command.agent()), "has the offer");
            turn.emit(
                    new OfferDeclined(contact.workspace.id, contact.id(), contact.offers, agent.id, command.reason()));
            if (contact.state != OFFERED) {
                placement.putBack(contact, QueuedBecause.DECLINED);
            }
            settling.settle(contact, List.of(agent));
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
        return contact.offeredTo().contains(agent) ? null : Refusal.notYours(contact, agent);
    }

    /** Nobody answered in time. Whoever misses too many offers in a row gets no more until back by hand. */
    void miss(Contact contact, Roster roster) {
        Workspace workspace = contact.workspace;
        List<Agent> asked = agents(contact);
        for (Agent agent : asked) {
            turn.emit(new OfferMissed(workspace.id, contact.id(), contact.offers, agent.id));
        }
        placement.putBack(contact, QueuedBecause.MISSED);
        List<Contact> back = new ArrayList<>(List.of(contact));
        for (Agent agent : asked) {
            if (workspace.plan != null && agent.missed >= workspace.plan.missedOffersBeforeNotReady()) {
                back.addAll(roster.tell(workspace, agent, Presence.NOT_READY, "missed-offers"));
            }
        }
        settling.settle(back, asked, workspace);
    }

    /** Takes a standing offer back, and answers who had it. The contact is nowhere until it is placed or ended. */
    List<Agent> withdraw(Contact contact, String because) {
        List<Agent> asked = agents(contact);
        asked.forEach(agent -> withdraw(contact, agent, because));
        return asked;
    }

    /** Takes a standing offer back from one agent; the contact is nowhere if nobody else has it. */
    void withdraw(Contact contact, Agent agent, String because) {
        turn.emit(new OfferWithdrawn(contact.workspace.id, contact.id(), contact.offers, agent.id, because));
    }

    private static List<Agent> agents(Contact contact) {
        List<Agent> agents = new ArrayList<>();
        for (String agent : contact.offeredTo()) {
            agents.add(Objects.requireNonNull(contact.workspace.agent(agent), "an offer stands before an agent"));
        }
        return agents;
    }
}
