package dev.switchboard.router.story;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in one plain sentence what an event of a contact means. */
final class Narrator {

    private final Directory names;

    Narrator(Directory names) {
        this.names = names;
    }

    String tell(RoutingEvent.OfContact event, Instant at) {
        return switch (event) {
            case RoutingEvent.ContactOpened it -> opened(it);
            case RoutingEvent.ContactQueued it -> queued(it);
            case RoutingEvent.EscalationStepFired it ->
                "Step %d of queue %s: %s.".formatted(it.step() + 1, queue(it.queue()), widening(it.widening()));
            case RoutingEvent.ServiceLevelBreached it ->
                "The contact waits longer than the service level of queue %s allows.".formatted(queue(it.queue()));
            case RoutingEvent.ContactOffered it -> offered(it, at);
            case RoutingEvent.OfferDeclined it -> "%s declined%s.".formatted(agent(it.agent()), because(it.reason()));
            case RoutingEvent.OfferMissed it -> "%s did not answer in time.".formatted(agent(it.agent()));
            case RoutingEvent.OfferWithdrawn it ->
                "The offer to %s was withdrawn: %s."
                        .formatted(agent(it.agent()), it.because().replace('-', ' '));
            case RoutingEvent.ContactAssigned it -> "%s accepted.".formatted(agent(it.agent()));
            case RoutingEvent.MessageAdded _ -> "The customer wrote again.";
            case RoutingEvent.CustomerLeft _ -> "The customer left the conversation.";
            case RoutingEvent.CustomerTold it -> "The customer was told: \u201c%s\u201d.".formatted(it.message());
            case RoutingEvent.ContactDiverted it -> diverted(it, at);
            case RoutingEvent.CallbackPlanned it ->
                it.at() == null
                        ? "The customer is called back when it is the contact's turn."
                        : "The customer is called back in %s or later."
                                .formatted(spoken(Duration.between(at, it.at())));
            case RoutingEvent.ContactMerged it ->
                "%s ended the contact: it goes on in contact %s.".formatted(agent(it.by()), it.into());
            case RoutingEvent.ContactParked it ->
                "%s parked the contact until the customer answers.".formatted(agent(it.agent()));
            case RoutingEvent.ContactWrapping it ->
                "%s completed the contact and is doing the after-contact work.".formatted(agent(it.agent()));
            case RoutingEvent.ContactClosed it -> closed(it);
            case RoutingEvent.ContactAbandoned _ -> "The customer left before anybody answered.";
        };
    }

    private String opened(RoutingEvent.ContactOpened event) {
        // the address of a chat without a name says nothing to anybody
        String unnamed =
                event.channel() == Channel.CHAT ? "A visitor" : event.customer().address();
        String who =
                event.customer().name() == null ? unnamed : event.customer().name();
        return "%s asked for service by %s%s."
                .formatted(
                        who,
                        event.channel().name().toLowerCase(Locale.ROOT),
                        event.subject() == null ? "" : ": \u201c" + event.subject() + "\u201d");
    }

    private String queued(RoutingEvent.ContactQueued event) {
        var sentence = new StringBuilder();
        if (event.because() == QueuedBecause.ARRIVED) {
            sentence.append(
                    event.rule() == null
                            ? "No rule held, so the contact went into the fallback queue "
                            : "Rule \u201c" + event.rule() + "\u201d put the contact into queue ");
            sentence.append(queue(event.queue()));
        } else {
            sentence.append(reason(event)).append(" queue ").append(queue(event.queue()));
        }
        if (event.forAgent() != null) {
            sentence.append(", for ").append(agent(event.forAgent()));
        }
        if (event.raisedTo() != null) {
            sentence.append(", for the ").append(rung(event.raisedTo()));
        }
        if (!event.headStart().isZero()) {
            sentence.append(", with a head start of ").append(spoken(event.headStart()));
        }
        return sentence.append(note(event.note())).append('.').toString();
    }

    private String reason(RoutingEvent.ContactQueued event) {
        String who = event.by() == null ? "the router" : agent(event.by());
        return switch (event.because()) {
            case ARRIVED -> "The contact arrived in";
            case DECLINED -> "Declined, the contact went back to its place in";
            case MISSED -> "Unanswered, the contact went back to its place in";
            case TRANSFERRED -> "Transferred by %s to".formatted(who);
            case ESCALATED -> "Escalated by %s in".formatted(who);
            case DIVERTED -> "Sent on, the contact waits in";
            case DUE -> "Its time has come: the contact waits in";
            case PRIORITISED -> "Given another place by %s in".formatted(who);
            case AGENT_LOST -> "Its agent was lost, so the contact went back to its place in";
            case REOPENED -> "Reopened, the contact waits in";
        };
    }

    private String diverted(RoutingEvent.ContactDiverted event, Instant at) {
        String why = switch (event.because()) {
            case FULL -> "Queue %s is full";
            case LATE -> "The contact has waited in queue %s as long as it may";
            case CLOSED -> "Queue %s is closed";
        };
        String then = switch (event.to()) {
            case Diversion.ToQueue it -> "it goes to queue " + queue(it.queue());
            case Diversion.TurnAway _ -> "it is turned away";
            case Diversion.CallBack _ -> "the customer is called back";
            case Diversion.Wait _ -> "it waits";
        };
        String until = event.until() == null ? "" : ", for another " + spoken(Duration.between(at, event.until()));
        return why.formatted(queue(event.queue())) + ": " + then + until + ".";
    }

    private String offered(RoutingEvent.ContactOffered event, Instant at) {
        RoutingEvent.Why why = event.why();
        String idle = why.idleSince() == null || why.idleSince().isAfter(at)
                ? ""
                : ", idle for " + spoken(Duration.between(why.idleSince(), at));
        return "Offered to %s (%s of %d free%s), until %s."
                .formatted(
                        agent(event.agent()),
                        why.strategy().replace('-', ' '),
                        why.candidates(),
                        idle,
                        spoken(Duration.between(at, event.expiresAt())) + " later");
    }

    private String closed(RoutingEvent.ContactClosed event) {
        String who = event.agent() == null ? "The contact was closed" : agent(event.agent()) + " closed the contact";
        return who + (event.outcome() == null ? "." : " with outcome \u201c" + event.outcome() + "\u201d.");
    }

    String widening(RoutingPlan.Widening widening) {
        return switch (widening) {
            case RoutingPlan.Widening.LowerLevel it -> "asks for %d skill levels less".formatted(it.by());
            case RoutingPlan.Widening.DropSkill it -> "no longer asks for skill " + it.skill();
            case RoutingPlan.Widening.DropLanguage _ -> "no longer asks for the contact's language";
            case RoutingPlan.Widening.AddQueue it -> "those of queue %s may take it too".formatted(queue(it.queue()));
            case RoutingPlan.Widening.AnyAgent _ -> "anybody may take it";
            case RoutingPlan.Widening.AddTeam it -> "team %s may take it too".formatted(names.teamName(it.team()));
            case RoutingPlan.Widening.Raise it -> "the %s may take it too".formatted(rung(it.to()));
        };
    }

    private String agent(String agent) {
        return names.agentName(agent);
    }

    private String queue(String queue) {
        return names.queueName(queue);
    }

    private static String rung(RoutingPlan.Rung rung) {
        return rung.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }

    private static String note(@Nullable String note) {
        return note == null || note.isBlank() ? "" : " (\u201c" + note + "\u201d)";
    }

    /** In the two largest units that say something, such as {@code 2 h 5 min}; up to two minutes in seconds. */
    static String spoken(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        if (duration.toHours() < 2) {
            return both(duration.toMinutes(), " min", seconds % 60, " s");
        }
        return duration.toDays() < 2
                ? both(duration.toHours(), " h", duration.toMinutesPart(), " min")
                : both(duration.toDays(), " days", duration.toHoursPart(), " h");
    }

    private static String both(long large, String unit, long rest, String smaller) {
        return large + unit + (rest == 0 ? "" : " " + rest + smaller);
    }
}
