package dev.switchboard.analytics.life;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Widening;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/**
 * The facts of one contact, carried forward event by event: one row of the table {@code contact_fact}. Queue and team are those it waits
 * in until it is answered, and stay what they were then. Pure; not thread-safe.
 */
@NullUnmarked // read from its row by field
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public final class ContactLife {

    public String workspace;
    public String contact;
    public String conversation;
    public Channel channel;
    public String customer;
    public String customerName;
    public String queue = "";
    public String team = "";
    public String agent = "";
    public ContactState state;
    public Instant arrivedAt;
    public Instant answeredAt;
    public Instant endedAt;
    public Instant firstResponseAt;
    public boolean withinServiceLevel;
    public boolean cameBack;
    public String outcome;
    public String holder;
    public Instant heldSince;
    public long handleMs;
    public boolean handled;
    public String waitsIn = "";
    public RoutingPlan.Rung raisedTo;
    public Instant raisedAt;
    public int transfers;
    public int levelLowered;
    public int skillDropped;
    public int teamAdded;
    public int toManager;
    public int toSeniorManager;
    public int toVicePresident;
    public Integer csat;
    public Integer nps;
    public Integer priority;
    public boolean imported;
    /** Whether its queue was full or closed, or let it wait no longer, and it ended with that. */
    public boolean turnedAway;

    public String mergedInto;
    /** Until when nobody is to get it: its queue opens then, or the customer wants to be called then. */
    public Instant heldUntil;

    public static ContactLife opened(RoutingEvent.ContactOpened event, Instant at) {
        var life = new ContactLife();
        life.workspace = event.workspace();
        life.contact = event.contact();
        life.conversation = event.conversation();
        life.channel = event.channel();
        life.customer = event.customer().customer();
        life.customerName = event.customer().name();
        life.state = ContactState.QUEUED;
        life.arrivedAt = at;
        return life;
    }

    public void follow(RoutingEvent.OfContact event, Instant at, Places places) {
        switch (event) {
            case RoutingEvent.ContactQueued it -> queued(it, at, places);
            case RoutingEvent.EscalationStepFired it -> widened(it.widening(), at);
            case RoutingEvent.ContactOffered _ -> state = ContactState.OFFERED;
            case RoutingEvent.OfferDeclined _, RoutingEvent.OfferMissed _, RoutingEvent.OfferWithdrawn _ ->
                state = ContactState.QUEUED;
            case RoutingEvent.ContactAssigned it -> assigned(it, at, places);
            case RoutingEvent.ContactParked _ -> release(ContactState.PARKED, at);
            case RoutingEvent.ContactWrapping _ -> state = ContactState.WRAPPING;
            case RoutingEvent.ContactClosed it -> {
                end(ContactState.CLOSED, at);
                outcome = it.outcome();
            }
            case RoutingEvent.ContactAbandoned _ -> end(ContactState.ABANDONED, at);
            case RoutingEvent.ContactMerged it -> {
                end(ContactState.CLOSED, at);
                mergedInto = it.into();
            }
            case RoutingEvent.ContactDiverted it -> diverted(it, places);
            case RoutingEvent.CallbackPlanned it -> heldUntil = it.at() == null ? heldUntil : it.at();
            case RoutingEvent.ContactOpened _,
                    RoutingEvent.ServiceLevelBreached _,
                    RoutingEvent.MessageAdded _,
                    RoutingEvent.CustomerTold _,
                    RoutingEvent.CustomerLeft _ -> {}
        }
    }

    /** What is turned away belongs to the queue that did it; what is taken in elsewhere is queued there next. */
    private void diverted(RoutingEvent.ContactDiverted event, Places places) {
        heldUntil = event.until();
        turnedAway = event.to() instanceof Diversion.TurnAway;
        if (turnedAway) {
            waitIn(event.queue(), places);
        }
    }

    private void queued(RoutingEvent.ContactQueued event, Instant at, Places places) {
        if (event.startsAnew(state, waitsIn) && event.raisedTo() == null) {
            raisedTo = null;
            raisedAt = null;
        }
        release(ContactState.QUEUED, at);
        heldUntil = null;
        waitIn(event.queue(), places);
        if (event.because() == QueuedBecause.TRANSFERRED) {
            transfers++;
        }
        if (event.because() == QueuedBecause.ESCALATED && event.raisedTo() != null) {
            raised(event.raisedTo(), at);
        }
    }

    private void waitIn(String next, Places places) {
        waitsIn = next;
        if (answeredAt == null) {
            queue = next;
            team = places.queue(workspace, queue).map(RoutingPlan.Queue::team).orElse("");
        }
    }

    private void widened(Widening widening, Instant at) {
        switch (widening) {
            case Widening.LowerLevel _ -> levelLowered++;
            case Widening.DropSkill _, Widening.DropLanguage _ -> skillDropped++;
            case Widening.AddTeam _, Widening.AddQueue _, Widening.AnyAgent _ -> teamAdded++;
            case Widening.Raise raise -> raised(raise.to(), at);
        }
    }

    private void raised(RoutingPlan.Rung rung, Instant at) {
        raisedTo = rung;
        raisedAt = at;
        switch (rung) {
            case MANAGER -> toManager++;
            case SENIOR_MANAGER -> toSeniorManager++;
            case VICE_PRESIDENT -> toVicePresident++;
        }
    }

    private void assigned(RoutingEvent.ContactAssigned event, Instant at, Places places) {
        release(ContactState.ASSIGNED, at);
        holder = event.agent();
        heldSince = at;
        if (answeredAt == null) {
            answeredAt = at;
            agent = event.agent();
            var agentsTeam = places.teamOf(workspace, agent);
            team = agentsTeam == null ? team : agentsTeam;
            withinServiceLevel = waited().compareTo(places.serviceLevel(workspace, queue)) <= 0;
        }
    }

    private void end(ContactState last, Instant at) {
        release(last, at);
        endedAt = at;
        if (firstResponseAt != null && firstResponseAt.isAfter(at)) {
            // read before this end was: it answers a later contact of the conversation
            firstResponseAt = null;
        }
    }

    /** From arrival to the first answer. */
    public Duration waited() {
        return Duration.between(arrivedAt, answeredAt);
    }

    /** Whoever had it has it no longer. */
    private void release(ContactState next, Instant at) {
        if (holder != null) {
            handleMs += Duration.between(heldSince, at).toMillis();
            handled = true;
            holder = null;
            heldSince = null;
        }
        state = next;
    }
}
