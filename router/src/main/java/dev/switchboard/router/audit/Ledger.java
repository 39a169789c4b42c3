package dev.switchboard.router.audit;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.PARKED;
import static dev.switchboard.events.ContactState.QUEUED;
import static dev.switchboard.events.ContactState.WRAPPING;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.*;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of every contact. I1: it is opened once, takes only the ways that lead from state to state, ends once, and until then is
 * somewhere. I2: at most one offer or assignment at a time.
 */
final class Ledger {

    /** Strategies by which somebody has a contact who need not be ready for it. */
    private static final Set<String> BY_HAND = Set.of("reopened", "assigned");

    private final Findings findings;
    private final Conversations conversations;
    private final Workplaces workplaces;
    private final Lines lines;
    private final Map<String, AuditedContact> contacts = new HashMap<>();
    /** Touched by the decision that is being entered. */
    private final Set<AuditedContact> touched = new LinkedHashSet<>();

    private long tickets;
    private int offered;
    private int assigned;
    private int closed;
    private int abandoned;

    record Totals(int contacts, int offered, int assigned, int closed, int abandoned) {}

    Ledger(Findings findings, Conversations conversations) {
        this.findings = findings;
        this.conversations = conversations;
        this.workplaces = new Workplaces(findings);
        this.lines = new Lines(findings);
    }

    Totals totals() {
        return new Totals(contacts.size(), offered, assigned, closed, abandoned);
    }

    void enter(RoutingEvent event, Instant at) {
        String workspace = event.workspace();
        switch (event) {
            case ContactOpened opened -> open(opened, at);
            case OfContact ofContact -> {
                AuditedContact contact = contacts.get(key(workspace, ofContact.contact()));
                if (contact == null) {
                    findings.add("I1", ofContact.contact(), name(event) + " but was never opened");
                } else {
                    touched.add(contact);
                    ofContact(contact, ofContact, at);
                }
            }
            case PresenceChanged changed -> workplaces.presence(workspace, changed.agent(), changed.presence());
            case AgentChanged changed -> {
                workplaces.changed(workspace, changed.profile());
                lines.forget(workspace, changed.profile().agent());
            }
            case AgentRemoved removed -> {
                workplaces.removed(workspace, removed.agent());
                lines.forget(workspace, removed.agent());
            }
            case TeamsChanged teams -> lines.forgetAll(workspace);
            case PlanPublished published -> {
                workplaces.published(workspace, published.plan());
                lines.forgetAll(workspace);
                contacts.values().stream()
                        .filter(contact -> contact.opened.workspace().equals(workspace))
                        .forEach(this::relearnLanguage);
            }
            case CrisisChanged changed -> lines.forgetAll(workspace);
            case CrisisProposed proposed -> {}
            case CommandRejected rejected -> {}
        }
    }

    private void open(ContactOpened opened, Instant at) {
        AuditedContact contact = new AuditedContact(opened, ++tickets, at);
        AuditedContact before = contacts.putIfAbsent(key(opened.workspace(), opened.contact()), contact);
        findings.unless(before == null, "I1", opened.contact(), "opened twice");
        conversations.takenIn(opened.workspace(), opened.conversation(), opened.message());
    }

    private void ofContact(AuditedContact contact, OfContact event, Instant at) {
        if (contact.state.isFinal()) {
            findings.add("I1", contact.id(), name(event) + " after it was " + contact.state);
            return;
        }
        switch (event) {
            case ContactOpened opened -> throw new IllegalStateException("entered before");
            case ContactQueued queued -> queue(contact, queued, at);
            case EscalationStepFired fired -> {
                from(contact, event, EnumSet.of(QUEUED));
                lines.leave(contact);
                contact.stepFired(fired.step());
                lines.enter(contact);
            }
            case ServiceLevelBreached breached -> from(contact, event, EnumSet.of(QUEUED, OFFERED));
            case ContactOffered offer -> offer(contact, offer, at);
            case OfferDeclined declined -> {
                endOffer(contact, event, declined.offer(), declined.agent());
                contact.coolOff(declined.agent(), at.plus(workplaces.coolDown(event.workspace())));
            }
            case OfferMissed missed -> {
                endOffer(contact, event, missed.offer(), missed.agent());
                contact.coolOff(missed.agent(), at.plus(workplaces.coolDown(event.workspace())));
            }
            case OfferWithdrawn withdrawn -> endOffer(contact, event, withdrawn.offer(), withdrawn.agent());
            case ContactAssigned accepted -> {
                standing(contact, event, accepted.offer(), accepted.agent());
                findings.unless(
                        contact.offeredTo.size() == 1,
                        "I2",
                        contact.id(),
                        "assigned to " + accepted.agent() + " while it stands before " + contact.offeredTo);
                contact.offeredTo.clear();
                contact.agent = accepted.agent();
                contact.state = ASSIGNED;
                contact.until = null;
                assigned++;
            }
            case MessageAdded added ->
                conversations.takenIn(event.workspace(), contact.opened.conversation(), added.message());
            case CustomerLeft left ->
                from(contact, event, contact.callback ? EnumSet.of(QUEUED, OFFERED, ASSIGNED) : EnumSet.of(ASSIGNED));
            case CustomerTold told -> {}
            case ContactDiverted diverted -> {
                from(contact, event, EnumSet.of(QUEUED));
                hold(contact, diverted.until());
            }
            case CallbackPlanned planned -> {
                from(contact, event, EnumSet.of(QUEUED, OFFERED));
                contact.callback = true;
                hold(contact, planned.at());
            }
            case ContactMerged merged -> {
                from(contact, event, EnumSet.of(QUEUED, PARKED));
                end(contact, ContactState.CLOSED);
                closed++;
            }
            case ContactParked parked -> {
                from(contact, event, EnumSet.of(ASSIGNED));
                workplaces.letGo(contact, contact.agent);
                contact.state = PARKED;
            }
            case ContactWrapping wrapping -> {
                from(contact, event, EnumSet.of(ASSIGNED));
                contact.state = WRAPPING;
                contact.until = wrapping.endsAt();
            }
            case ContactClosed end -> {
                from(
                        contact,
                        event,
                        end.agent() == null ? EnumSet.of(QUEUED, PARKED) : EnumSet.of(ASSIGNED, WRAPPING, PARKED));
                end(contact, ContactState.CLOSED);
                closed++;
            }
            case ContactAbandoned end -> {
                from(contact, event, EnumSet.of(QUEUED));
                end(contact, ContactState.ABANDONED);
                abandoned++;
            }
        }
    }

    private void queue(AuditedContact contact, ContactQueued queued, Instant at) {
        from(contact, queued, EnumSet.of(QUEUED, ASSIGNED, PARKED));
        lines.leave(contact);
        releaseFrom(contact, EnumSet.of(ASSIGNED));
        if (contact.state == ASSIGNED && queued.by() != null) {
            contact.coolOff(queued.by(), at.plus(workplaces.coolDown(queued.workspace())));
        }
        contact.queued(queued, ++tickets, at);
        contact.language = workplaces.language(contact.opened);
        lines.enter(contact);
    }

    /** Another plan may ask for other languages. */
    private void relearnLanguage(AuditedContact contact) {
        lines.leave(contact);
        contact.language = workplaces.language(contact.opened);
        lines.enter(contact);
    }

    private void hold(AuditedContact contact, @Nullable Instant until) {
        if (until != null) {
            lines.leave(contact);
            contact.hold(until);
        }
    }

    /** The same offer may stand before another agent too: whoever accepts first has the contact. */
    private void offerBeside(AuditedContact contact, ContactOffered offer, Instant at) {
        findings.unless(
                contact.offeredTo.add(offer.agent()), "I2", contact.id(), "offered to " + offer.agent() + " twice");
        workplaces.take(contact, offer.agent(), false, at);
        offered++;
    }

    private void offer(AuditedContact contact, ContactOffered offer, Instant at) {
        if (contact.state == OFFERED && contact.offer == offer.offer()) {
            offerBeside(contact, offer, at);
            return;
        }
        findings.unless(
                contact.state == QUEUED && contact.waits,
                "I2",
                contact.id(),
                "offered to " + offer.agent() + " while " + contact.state + " with " + contact.agent);
        findings.unless(
                offer.offer() == contact.offer + 1,
                "I2",
                contact.id(),
                "offer " + offer.offer() + " follows " + contact.offer);
        lines.offered(contact, offer.agent(), at);
        lines.leave(contact);
        releaseFrom(contact, EnumSet.of(OFFERED, ASSIGNED, WRAPPING));
        workplaces.take(contact, offer.agent(), BY_HAND.contains(offer.why().strategy()), at);
        contact.offeredTo.clear();
        contact.offeredTo.add(offer.agent());
        contact.state = OFFERED;
        contact.waits = false;
        contact.offer = offer.offer();
        contact.agent = offer.agent();
        contact.until = offer.expiresAt();
        offered++;
    }

    private void endOffer(AuditedContact contact, OfContact event, int offer, String agent) {
        standing(contact, event, offer, agent);
        if (contact.offeredTo.contains(agent)) {
            workplaces.letGo(contact, agent);
        }
        contact.endOffer(agent);
    }

    private void standing(AuditedContact contact, OfContact event, int offer, String agent) {
        findings.unless(
                contact.state == OFFERED && contact.offer == offer && contact.offeredTo.contains(agent),
                "I2",
                contact.id(),
                name(event) + " of offer " + offer + " by " + agent + " while " + contact.state + " with "
                        + contact.agent + ", offer " + contact.offer);
    }

    private void end(AuditedContact contact, ContactState last) {
        lines.leave(contact);
        releaseFrom(contact, EnumSet.of(OFFERED, ASSIGNED, WRAPPING));
        contact.state = last;
        contact.waits = false;
    }

    private void releaseFrom(AuditedContact contact, Set<ContactState> states) {
        if (states.contains(contact.state)) {
            workplaces.letGo(contact, contact.agent);
        }
    }

    private void from(AuditedContact contact, OfContact event, Set<ContactState> states) {
        findings.unless(states.contains(contact.state), "I1", contact.id(), name(event) + " while " + contact.state);
    }

    /** The decision is whole: nobody may be left between two places now. */
    void close(Instant at) {
        for (AuditedContact contact : touched) {
            boolean nowhere = contact.state == QUEUED && !contact.waits && !contact.held && contact.queue != null;
            findings.unless(!nowhere, "I1", contact.id(), "is nowhere after the decision of " + at);
        }
        touched.clear();
        for (Workplaces.Workplace workplace : workplaces.all()) {
            if (workplace.isIdle()) {
                lines.idle(workplace.workspace, workplace.profile.agent(), at);
            }
        }
    }

    /** @param due what was due by then has happened */
    void finish(Instant due) {
        for (AuditedContact contact : contacts.values()) {
            @Nullable Instant until = contact.until;
            findings.unless(
                    until == null || contact.state.isFinal() || contact.waitsForPlan() || !until.isBefore(due),
                    "I1",
                    contact.id(),
                    "still " + contact.state + " though that ended at " + until);
        }
        for (Workplaces.Workplace workplace : workplaces.all()) {
            if (workplace.isIdle()) {
                lines.idle(workplace.workspace, workplace.profile.agent(), due);
            }
        }
    }

    private static String name(RoutingEvent event) {
        return event.getClass().getSimpleName();
    }

    private static String key(String workspace, String contact) {
        return workspace + "|" + contact;
    }
}
