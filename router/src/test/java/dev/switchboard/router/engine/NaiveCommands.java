package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.PARKED;
import static dev.switchboard.events.ContactState.QUEUED;
import static dev.switchboard.events.ContactState.WRAPPING;

import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.*;
import dev.switchboard.events.RoutingEvent.*;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** What each command of customers and agents asks of the naive engine. Answers the code of a refusal, or null. */
@NullUnmarked
final class NaiveCommands {

    private final NaiveEngine engine;

    NaiveCommands(NaiveEngine engine) {
        this.engine = engine;
    }

    String follow(RoutingCommand command) {
        return switch (command) {
            case RequestService c -> request(c);
            case LeaveConversation c -> leave(c);
            case PlanCallback c -> planCallback(c);
            case AcceptOffer c -> accept(c);
            case DeclineOffer c -> decline(c);
            case ParkContact c -> park(c);
            case ReopenContact c -> reopen(c);
            case CompleteContact c -> complete(c);
            case FinishWrapUp c -> finish(c);
            case Tick c -> null;
            default -> new NaiveSupervision(engine).follow(command);
        };
    }

    private String request(RequestService request) {
        NaiveCentre centre = engine.centre(request.workspace());
        NaiveWork work = engine.work(centre);
        NaiveContact open = centre.newestOf(request.conversation());
        if (centre.contacts.containsKey(request.contact())) {
            return null;
        }
        if (open != null && !open.is(WRAPPING)) {
            engine.emit(new MessageAdded(centre.id, open.id(), request.message()));
            open.customerLeft = false;
            if (open.is(PARKED)) {
                work.placement.reopen(open);
                work.settle(open);
            }
            return null;
        }
        ContactOpened opened = new ContactOpened(
                centre.id,
                request.contact(),
                request.conversation(),
                request.message(),
                request.channel(),
                request.customer(),
                request.to(),
                request.subject(),
                request.text(),
                request.attributes());
        engine.emit(opened);
        NaiveContact contact = new NaiveContact(opened, engine.nextTicket(), engine.now);
        centre.contacts.put(contact.id(), contact);
        centre.newest.put(request.conversation(), contact);
        centre.arrivals.add(engine.now);
        work.placement.arrive(contact, request);
        work.settle(contact);
        proposeCrisis(centre, contact);
        return null;
    }

    private void proposeCrisis(NaiveCentre centre, NaiveContact contact) {
        boolean lately = centre.crisisProposed > 0 && engine.now - centre.crisisProposed < 15 * 60_000;
        if (centre.crisisSince > 0 || lately) {
            return;
        }
        var crisis = centre.crisis();
        int rate = centre.arrivalRate(engine.now);
        int waiting = centre.waiting().size();
        var queue = centre.queue(contact.queue);
        long wait = queue == null ? 0 : centre.longestWait(queue, engine.now);
        CrisisProposed proposed = null;
        if (crisis.arrivalsPerMinute() != null && rate >= crisis.arrivalsPerMinute()) {
            proposed = new CrisisProposed(centre.id, "arrivals", rate, crisis.arrivalsPerMinute());
        } else if (crisis.backlog() != null && waiting >= crisis.backlog()) {
            proposed = new CrisisProposed(centre.id, "backlog", waiting, crisis.backlog());
        } else if (crisis.patience() != null && wait >= crisis.patience().toMillis()) {
            proposed = new CrisisProposed(
                    centre.id, "wait", wait / 1_000, crisis.patience().toSeconds());
        }
        if (proposed != null) {
            engine.emit(proposed);
            centre.crisisProposed = engine.now;
        }
    }

    private String leave(LeaveConversation command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveWork work = engine.work(centre);
        NaiveContact contact = centre.newestOf(command.conversation());
        if (contact == null) {
            return null;
        }
        if (contact.callback && contact.is(QUEUED, OFFERED)
                || contact.callback && contact.is(ASSIGNED) && !contact.owed) {
            if (!contact.owed) {
                engine.emit(new CustomerLeft(centre.id, contact.id()));
                contact.owed = true;
            }
        } else if (contact.is(QUEUED, OFFERED)) {
            work.withdraw(contact, "customer-left");
            work.abandon(contact);
            work.settle();
        } else if (contact.is(ASSIGNED) && !contact.customerLeft) {
            engine.emit(new CustomerLeft(centre.id, contact.id()));
            contact.customerLeft = true;
            if (contact.channel() == Channel.PHONE) {
                endService(centre, contact);
            }
        } else if (contact.is(PARKED)) {
            work.close(contact, null);
        }
        return null;
    }

    private String planCallback(PlanCallback command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveWork work = engine.work(centre);
        NaiveContact contact = centre.newestOf(command.conversation());
        if (contact == null || !contact.is(QUEUED, OFFERED)) {
            return contact == null ? "contact.unknown" : "contact.state";
        }
        Instant now = Instant.ofEpochMilli(engine.now);
        Instant at = command.at() == null || !command.at().isAfter(now) ? null : command.at();
        if (at != null && at.isAfter(now.plus(Duration.ofDays(30)))) {
            return "callback.too-late";
        }
        if (at != null && contact.is(OFFERED)) {
            work.withdraw(contact, "callback-planned");
            work.placement.putBack(contact, contact.because);
        }
        work.placement.planCallback(contact, at);
        work.settle();
        return null;
    }

    private String accept(AcceptOffer command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveWork work = engine.work(centre);
        NaiveContact contact = centre.contacts.get(command.contact());
        if (contact != null && contact.offers == command.offer() && contact.isHeldBy(command.agent())) {
            return null;
        }
        String refusal = refusal(contact, command.offer(), command.agent());
        if (refusal == null) {
            Stream.of(contact.offeredTo.toArray(String[]::new))
                    .filter(other -> !other.equals(command.agent()))
                    .forEach(other -> work.withdraw(contact, other, "taken"));
            work.assign(contact, centre.agents.get(command.agent()));
            work.settle();
        }
        return refusal;
    }

    private String decline(DeclineOffer command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveWork work = engine.work(centre);
        NaiveContact contact = centre.contacts.get(command.contact());
        String refusal = refusal(contact, command.offer(), command.agent());
        if (refusal == null) {
            engine.emit(new OfferDeclined(centre.id, contact.id(), contact.offers, command.agent(), command.reason()));
            centre.agents.get(command.agent()).missed = 0;
            work.endOffer(contact, command.agent());
            work.coolOff(contact, command.agent());
            if (contact.is(QUEUED)) {
                work.placement.putBack(contact, dev.switchboard.events.QueuedBecause.DECLINED);
            }
            work.settle(contact);
        }
        return refusal;
    }

    private static String refusal(NaiveContact contact, int offer, String agent) {
        if (contact == null) {
            return "contact.unknown";
        }
        if (offer > contact.offers) {
            return "offer.unknown";
        }
        if (offer < contact.offers || !contact.is(OFFERED)) {
            return "offer.expired";
        }
        return contact.offeredTo.contains(agent) ? null : "contact.not-yours";
    }

    // What agents do with what is theirs.

    private String notTheirs(NaiveContact contact, String agent) {
        return contact == null ? "contact.unknown" : contact.isHeldBy(agent) ? null : "contact.not-yours";
    }

    private String park(ParkContact command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveContact contact = centre.contacts.get(command.contact());
        String refusal = notTheirs(contact, command.agent());
        if (refusal != null) {
            return refusal;
        }
        if (contact.channel() == Channel.PHONE) {
            return "channel.no-parking";
        }
        if (contact.is(ASSIGNED)) {
            engine.emit(new ContactParked(centre.id, contact.id(), contact.agent));
            engine.work(centre).idle(contact);
            contact.state = PARKED;
            engine.work(centre).settle();
        }
        return contact.is(WRAPPING) ? "contact.state" : null;
    }

    private String reopen(ReopenContact command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveContact contact = centre.contacts.get(command.contact());
        String refusal = notTheirs(contact, command.agent());
        if (refusal != null || contact.is(ASSIGNED)) {
            return refusal;
        }
        NaiveAgent agent = centre.agents.get(command.agent());
        if (contact.is(WRAPPING) || agent == null) {
            return contact.is(WRAPPING) ? "contact.state" : "agent.unknown";
        }
        if (!agent.isSignedIn()) {
            return "agent.offline";
        }
        engine.work(centre).placement.reopen(contact);
        engine.work(centre).handOver(contact, agent);
        engine.work(centre).settle();
        return null;
    }

    private String complete(CompleteContact command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveContact contact = centre.contacts.get(command.contact());
        String refusal = notTheirs(contact, command.agent());
        if (refusal != null || contact.is(PARKED)) {
            return refusal != null ? refusal : "contact.state";
        }
        if (command.outcome() == null) {
            endService(centre, contact);
        } else {
            engine.work(centre).close(contact, command.outcome());
            engine.work(centre).settle();
        }
        return null;
    }

    private void endService(NaiveCentre centre, NaiveContact contact) {
        var queue = centre.queue(contact.queue);
        Duration wrapUp = queue == null ? Duration.ZERO : queue.wrapUp();
        if (wrapUp.isZero()) {
            engine.work(centre).close(contact, null);
            engine.work(centre).settle();
        } else if (contact.is(ASSIGNED)) {
            contact.state = WRAPPING;
            contact.until = engine.now + wrapUp.toMillis();
            engine.emit(
                    new ContactWrapping(centre.id, contact.id(), contact.agent, Instant.ofEpochMilli(contact.until)));
        }
    }

    private String finish(FinishWrapUp command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveContact contact = centre.contacts.get(command.contact());
        String refusal = notTheirs(contact, command.agent());
        if (refusal != null || !contact.is(WRAPPING)) {
            return refusal != null ? refusal : "contact.state";
        }
        engine.work(centre).close(contact, command.outcome());
        engine.work(centre).settle();
        return null;
    }
}
