package dev.switchboard.router.engine;

import dev.switchboard.events.ContactState;
import dev.switchboard.router.engine.ContactExplanation.Asks;
import dev.switchboard.router.engine.Upcoming.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Explains contacts. Looks at every agent: for people who ask, not for decisions. */
final class Explaining {

    private Explaining() {}

    /** @param most how many candidates are told of by name */
    static ContactExplanation explain(Contact contact, int most, long now) {
        QueueInForce queue = contact.queueInForce;
        Ladder ladder = contact.ladder;
        Requirement requirement =
                ladder == null ? new Requirement(List.of(), new TreeSet<>(), Set.of()) : ladder.asked(contact.steps);
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        List<Candidate> candidates = new ArrayList<>();
        for (Agent agent : contact.workspace.agents()) {
            Candidate candidate = candidate(agent, contact, requirement, now);
            counts.merge(candidate.verdict(), 1, Integer::sum);
            candidates.add(candidate);
        }
        candidates.sort(Comparator.comparing(Candidate::verdict).thenComparing(Candidate::agent));
        return new ContactExplanation(
                Views.of(contact),
                queue == null ? null : queue.plan.name(),
                requirement.either().stream()
                        .map(asked -> new Asks(asked.teams(), asked.skills(), asked.anyOf()))
                        .toList(),
                requirement.managers(),
                Expectation.of(contact),
                counts,
                List.copyOf(candidates.subList(0, Math.min(most, candidates.size()))),
                next(contact, now));
    }

    private static Candidate candidate(Agent agent, Contact contact, Requirement requirement, long now) {
        Verdict verdict = Judging.of(agent, contact, requirement, now);
        Instant until = verdict == Verdict.DECLINED
                ? contact.cooling.entries(now).stream()
                        .filter(entry -> entry.agent().equals(agent.id))
                        .map(entry -> Instant.ofEpochMilli(entry.end()))
                        .findFirst()
                        .orElse(null)
                : null;
        return new Candidate(
                agent.id,
                agent.profile.name,
                agent.profile.team,
                verdict,
                until,
                verdict == Verdict.SKILL ? Judging.lacks(agent, requirement, contact.workspace.teams) : List.of());
    }

    private static List<Upcoming> next(Contact contact, long now) {
        List<Upcoming> next = new ArrayList<>();
        if (contact.state == ContactState.OFFERED) {
            next.add(Upcoming.of(contact.until, What.OFFER_EXPIRES, contact.agent));
        } else if (contact.state == ContactState.WRAPPING) {
            next.add(Upcoming.of(contact.until, What.WRAP_UP_ENDS, contact.agent));
        } else if (contact.heldUntil > 0) {
            next.add(Upcoming.of(contact.heldUntil, What.HOLD_ENDS, null));
        }
        if (contact.state == ContactState.OFFERED || contact.line != null) {
            add(next, Deadlines.breach(contact), What.SERVICE_LEVEL_BREACHED);
            add(next, Deadlines.late(contact), What.LONGEST_WAIT_OVER);
            addSteps(next, contact);
            contact.cooling
                    .entries(now)
                    .forEach(entry -> next.add(Upcoming.of(entry.end(), What.COOL_DOWN_ENDS, entry.agent())));
        }
        if (contact.forAgent != null && contact.forAgentUntil != Timers.NEVER) {
            next.add(Upcoming.of(contact.forAgentUntil, What.PREFERENCE_ENDS, contact.forAgent));
        }
        next.sort(Comparator.comparing(Upcoming::at));
        return next;
    }

    private static void add(List<Upcoming> next, long at, What what) {
        if (at != Timers.NEVER) {
            next.add(Upcoming.of(at, what, null));
        }
    }

    private static void addSteps(List<Upcoming> next, Contact contact) {
        Ladder ladder = contact.ladder;
        QueueInForce queue = contact.queueInForce;
        if (ladder == null || queue == null) {
            return;
        }
        for (int step = ladder.stepAfter(contact.steps); step >= 0; step = ladder.stepAfter(step + 1)) {
            next.add(new Upcoming(
                    Instant.ofEpochMilli(contact.since + ladder.delay(step)),
                    What.STEP,
                    step,
                    queue.plan.steps().get(step).widening(),
                    null));
        }
    }
}
