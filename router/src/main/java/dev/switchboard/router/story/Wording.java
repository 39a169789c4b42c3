package dev.switchboard.router.story;

import dev.switchboard.events.RoutingPlan.Widening;
import dev.switchboard.router.engine.AgentExplanation;
import dev.switchboard.router.engine.AgentExplanation.Standing;
import dev.switchboard.router.engine.Candidate;
import dev.switchboard.router.engine.ContactExplanation;
import dev.switchboard.router.engine.ContactView;
import dev.switchboard.router.engine.Expectation;
import dev.switchboard.router.engine.Upcoming;
import dev.switchboard.router.engine.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in plain sentences what the engine explains. */
final class Wording {

    private final Directory names;
    private final Narrator narrator;

    Wording(Directory names) {
        this.names = names;
        narrator = new Narrator(names);
    }

    /** Where the contact stands now. */
    String standing(ContactExplanation explained) {
        ContactView contact = explained.contact();
        String queue = explained.queueName() == null ? "no queue" : "queue " + explained.queueName();
        return switch (contact.state()) {
            case QUEUED -> "Waits in %s%s%s.".formatted(queue, forAgent(contact), place(explained.expectation()));
            case OFFERED -> "Is offered to %s.".formatted(agent(contact.agent()));
            case ASSIGNED -> "Is with %s.".formatted(agent(contact.agent()));
            case WRAPPING -> "%s is doing the after-contact work.".formatted(agent(contact.agent()));
            case PARKED -> "Is parked until the customer answers; %s had it.".formatted(agent(contact.agent()));
            case CLOSED, ABANDONED -> "Is over.";
        };
    }

    private String forAgent(ContactView contact) {
        return contact.forAgent() == null ? "" : " for " + agent(contact.forAgent()) + " alone";
    }

    private static String place(@Nullable Expectation expectation) {
        if (expectation == null) {
            return ", held back";
        }
        Duration remaining = expectation.remaining();
        return " at place " + expectation.position()
                + (remaining == null ? "" : ", for about another " + Narrator.spoken(remaining));
    }

    /** What an agent needs to get it. */
    String asked(ContactExplanation explained) {
        String agents = explained.asked().stream().map(this::asks).collect(Collectors.joining("; or "));
        String managers = explained.managers().stream().map(this::agent).collect(Collectors.joining(", "));
        if (agents.isEmpty()) {
            return managers.isEmpty() ? "Nobody may have it." : "Only managers may have it: " + managers + ".";
        }
        return "Goes to " + agents + (managers.isEmpty() ? "" : "; or to managers " + managers) + ".";
    }

    private String asks(ContactExplanation.Asks asks) {
        var teams = asks.teams();
        String who = teams == null
                ? "anybody"
                : "agents of " + teams.stream().map(names::teamName).collect(Collectors.joining(" or "));
        String skills = levels(asks.skills(), " and ");
        String groups = asks.anyOf().stream()
                .map(group -> "one of " + levels(group, ", "))
                .collect(Collectors.joining(" and "));
        if (skills.isEmpty() && groups.isEmpty()) {
            return who;
        }
        return who + " with " + skills + (skills.isEmpty() || groups.isEmpty() ? "" : " and ") + groups;
    }

    private static String levels(Map<String, Integer> skills, String between) {
        return skills.entrySet().stream()
                .map(skill -> skill.getKey() + " from level " + skill.getValue())
                .collect(Collectors.joining(between));
    }

    String verdict(Candidate candidate) {
        return verdict(candidate.verdict(), candidate.lacks());
    }

    private static String verdict(Verdict verdict, List<Candidate.Lack> lacks) {
        return switch (verdict) {
            case HAS_IT -> "has it";
            case FREE -> "is free for it";
            case DECLINED -> "declined, missed or gave it away lately";
            case RESERVED -> "is free, but it waits for somebody else";
            case FULL -> "has no place left on this channel";
            case TOO_HEAVY -> "carries too much already";
            case BUSY -> "is busy with something that this channel may not interrupt";
            case NOT_READY -> "is not ready";
            case OFFLINE -> "is not signed in";
            case SKILL ->
                "lacks "
                        + lacks.stream()
                                .map(lack -> "%s (level %d of %d)".formatted(lack.skill(), lack.has(), lack.asked()))
                                .collect(Collectors.joining(", "));
            case TEAM -> "is of another team";
            case RAISED -> "is no manager, and only managers may have it";
            case MANAGER -> "is a manager, and it has not been raised that far";
            case EXCLUDED -> "is excluded";
        };
    }

    String upcoming(Upcoming upcoming) {
        return switch (upcoming.what()) {
            case OFFER_EXPIRES ->
                "The offer to %s is over; the contact goes back to its place.".formatted(agent(upcoming.agent()));
            case WRAP_UP_ENDS -> "The after-contact work ends.";
            case PREFERENCE_ENDS -> "It no longer waits for %s alone.".formatted(agent(upcoming.agent()));
            case HOLD_ENDS -> "It takes its place in the queue.";
            case SERVICE_LEVEL_BREACHED -> "It has waited longer than the service level allows.";
            case STEP -> step(upcoming.step(), upcoming.widening());
            case LONGEST_WAIT_OVER -> "It has waited as long as the queue allows.";
            case COOL_DOWN_ENDS -> "%s may be offered it again.".formatted(agent(upcoming.agent()));
        };
    }

    private String step(@Nullable Integer step, @Nullable Widening widening) {
        return step == null || widening == null
                ? "A step is taken."
                : "Step %d: %s.".formatted(step + 1, narrator.widening(widening));
    }

    /** Why the agent gets nothing new. */
    String reason(AgentExplanation explained) {
        String name = explained.agent().profile().name();
        String detail = explained.agent().reason();
        return switch (explained.reason()) {
            case OFFLINE -> name + " is not signed in.";
            case NOT_READY -> name + " is not ready" + (detail == null ? "." : ": " + detail.replace('-', ' ') + ".");
            case FULL -> name + " has as much in hand as is allowed.";
            case NO_QUEUE -> "No queue asks for what " + name + " is.";
            case NOTHING_FOR_THIS_AGENT -> "Contacts wait, but none that " + name + " may have.";
            case NOBODY_WAITS -> "Nobody waits: " + name + " is offered something when it is " + name + "'s turn.";
        };
    }

    String standing(Standing standing) {
        if (standing.verdict() == Verdict.FREE) {
            return standing.place() == null
                    ? "serves it"
                    : "serves it, number %d of %d who are free".formatted(standing.place(), standing.free());
        }
        Duration after = standing.after();
        return verdict(standing.verdict(), standing.lacks())
                + (after == null ? "" : "; may have what has waited " + Narrator.spoken(after));
    }

    private String agent(@Nullable String agent) {
        return agent == null ? "nobody" : names.agentName(agent);
    }

    static String inJson(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
