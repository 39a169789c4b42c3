package dev.switchboard.analytics.life;

import dev.switchboard.analytics.kpi.Count;
import dev.switchboard.analytics.kpi.Tally;
import dev.switchboard.events.ContactState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What one contact adds to the counts, and where: all of it in the minute in which it arrived, so that in no interval more is answered
 * than was offered. When its facts change, the former share is taken back and the new one added.
 */
public record Share(CellKey cell, Tally tally) {

    /** @param shortAbandon who leaves sooner than this has not abandoned */
    public static Share of(ContactLife life, Duration shortAbandon) {
        var cell = new CellKey(
                life.workspace,
                life.arrivedAt.truncatedTo(ChronoUnit.MINUTES),
                life.channel,
                life.queue,
                life.team,
                life.agent);
        return new Share(cell, tally(life, shortAbandon));
    }

    private static Tally tally(ContactLife life, Duration shortAbandon) {
        var tally = new Tally();
        if (life.mergedInto != null && life.answeredAt == null) {
            return tally;
        }
        tally.add(Count.OFFERED, 1);
        answer(life, tally);
        if (life.state == ContactState.ABANDONED) {
            tally.add(Count.ABANDONED, 1);
            var waited = Duration.between(life.arrivedAt, life.endedAt);
            tally.add(Count.SHORT_ABANDONED, when(waited.compareTo(shortAbandon) < 0));
        }
        if (life.turnedAway && life.answeredAt == null) {
            tally.add(Count.BLOCKED, 1);
        }
        if (life.state == ContactState.CLOSED && !life.imported && !life.turnedAway && life.mergedInto == null) {
            tally.add(Count.CLOSED, 1);
            tally.add(Count.CAME_BACK, when(life.cameBack));
        }
        escalations(life, tally);
        survey(life, tally);
        return tally;
    }

    private static void answer(ContactLife life, Tally tally) {
        if (life.answeredAt != null) {
            tally.add(Count.ANSWERED, 1);
            tally.add(Count.WITHIN_SERVICE_LEVEL, when(life.withinServiceLevel));
            tally.add(Count.WAIT_MS, life.waited().toMillis());
        }
        if (life.handled) {
            tally.add(Count.HANDLED, 1);
            tally.add(Count.HANDLE_MS, life.handleMs);
        }
        if (life.firstResponseAt != null) {
            tally.add(Count.FIRST_RESPONSES, 1);
            tally.add(
                    Count.FIRST_RESPONSE_MS,
                    Duration.between(life.arrivedAt, life.firstResponseAt).toMillis());
        }
    }

    private static void escalations(ContactLife life, Tally tally) {
        tally.add(Count.TRANSFERS, life.transfers);
        tally.add(Count.LEVEL_LOWERED, life.levelLowered);
        tally.add(Count.SKILL_DROPPED, life.skillDropped);
        tally.add(Count.TEAM_ADDED, life.teamAdded);
        tally.add(Count.TO_MANAGER, life.toManager);
        tally.add(Count.TO_SENIOR_MANAGER, life.toSeniorManager);
        tally.add(Count.TO_VICE_PRESIDENT, life.toVicePresident);
    }

    private static void survey(ContactLife life, Tally tally) {
        if (life.csat != null) {
            tally.add(Count.CSAT_ANSWERS, 1);
            tally.add(Count.CSAT_SUM, life.csat);
            tally.add(Count.CSAT_SATISFIED, when(life.csat >= 4));
        }
        if (life.nps != null) {
            tally.add(Count.NPS_ANSWERS, 1);
            tally.add(Count.NPS_PROMOTERS, when(life.nps >= 9));
            tally.add(Count.NPS_DETRACTORS, when(life.nps <= 6));
        }
    }

    private static int when(boolean holds) {
        return holds ? 1 : 0;
    }
}
