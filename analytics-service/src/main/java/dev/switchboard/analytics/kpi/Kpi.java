package dev.switchboard.analytics.kpi;

import static dev.switchboard.analytics.kpi.Count.ABANDONED;
import static dev.switchboard.analytics.kpi.Count.ANSWERED;
import static dev.switchboard.analytics.kpi.Count.BLOCKED;
import static dev.switchboard.analytics.kpi.Count.CAME_BACK;
import static dev.switchboard.analytics.kpi.Count.CLOSED;
import static dev.switchboard.analytics.kpi.Count.CSAT_ANSWERS;
import static dev.switchboard.analytics.kpi.Count.CSAT_SATISFIED;
import static dev.switchboard.analytics.kpi.Count.CSAT_SUM;
import static dev.switchboard.analytics.kpi.Count.DECLINED;
import static dev.switchboard.analytics.kpi.Count.FIRST_RESPONSES;
import static dev.switchboard.analytics.kpi.Count.FIRST_RESPONSE_MS;
import static dev.switchboard.analytics.kpi.Count.HANDLED;
import static dev.switchboard.analytics.kpi.Count.HANDLE_MS;
import static dev.switchboard.analytics.kpi.Count.LEVEL_LOWERED;
import static dev.switchboard.analytics.kpi.Count.MISSED;
import static dev.switchboard.analytics.kpi.Count.NPS_ANSWERS;
import static dev.switchboard.analytics.kpi.Count.NPS_DETRACTORS;
import static dev.switchboard.analytics.kpi.Count.NPS_PROMOTERS;
import static dev.switchboard.analytics.kpi.Count.OFFERED;
import static dev.switchboard.analytics.kpi.Count.SHORT_ABANDONED;
import static dev.switchboard.analytics.kpi.Count.SKILL_DROPPED;
import static dev.switchboard.analytics.kpi.Count.TEAM_ADDED;
import static dev.switchboard.analytics.kpi.Count.TO_MANAGER;
import static dev.switchboard.analytics.kpi.Count.TO_SENIOR_MANAGER;
import static dev.switchboard.analytics.kpi.Count.TO_VICE_PRESIDENT;
import static dev.switchboard.analytics.kpi.Count.TRANSFERS;
import static dev.switchboard.analytics.kpi.Count.WAIT_MS;
import static dev.switchboard.analytics.kpi.Count.WITHIN_SERVICE_LEVEL;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every KPI, each defined here and nowhere else: what people read about it and how it is computed. A KPI without anything to compute it
 * from has no value (null), never zero.
 */
public enum Kpi {
    CONTACTS_OFFERED(
            "Contacts offered",
            Unit.COUNT,
            "offered",
            "Every contact that reached a queue.",
            "Counted once, in the interval in which it arrived, for the queue that answered it (the one it waits in until then; the one that "
                    + "took it in, if its first one was full or closed). Further messages of an open contact are no contacts. What was merged "
                    + "into another contact before anyone answered it counts as that one only.",
            of(OFFERED)),
    CONTACTS_ANSWERED(
            "Contacts answered",
            Unit.COUNT,
            "answered",
            "Contacts whose offer an agent accepted.",
            "Counted once, in the interval of arrival; a transfer is no second answer.",
            of(ANSWERED)),
    CONTACTS_ABANDONED(
            "Contacts abandoned",
            Unit.COUNT,
            "abandoned − short abandons",
            "Customers who left while queued, not counting short abandons.",
            "Who leaves after an answer has not abandoned, nor has who leaves the line to be called back.",
            tally -> (double) (tally.get(ABANDONED) - tally.get(SHORT_ABANDONED))),
    SHORT_ABANDONS(
            "Short abandons",
            Unit.COUNT,
            "short abandons",
            "Customers who left within the first seconds (default 5 s): misdialled, or gone before anyone could answer.",
            "Apart from the abandoned, and out of the service level.",
            of(SHORT_ABANDONED)),
    ABANDON_RATE(
            "Abandon rate",
            Unit.SHARE,
            "(abandoned − short abandons) ÷ (offered − short abandons − blocked)",
            "The share of customers who gave up waiting.",
            "Contacts that still wait count as offered.",
            tally -> share(tally.get(ABANDONED) - tally.get(SHORT_ABANDONED), takenIn(tally))),
    CONTACTS_BLOCKED(
            "Contacts blocked",
            Unit.COUNT,
            "blocked",
            "Contacts that were turned away because their queue was full or closed, or would let them wait no longer.",
            "Counted for the queue that turned them away. What is sent to another queue, called back or kept until the opening is not blocked; who was "
                    + "answered before is not either.",
            of(BLOCKED)),
    BLOCKED_RATE(
            "Blocked rate",
            Unit.SHARE,
            "blocked ÷ offered",
            "The share of customers who were turned away.",
            "Out of the abandon rate and the service level, so look at the three together.",
            tally -> share(tally.get(BLOCKED), tally.get(OFFERED))),
    SERVICE_LEVEL(
            "Service level",
            Unit.SHARE,
            "answered within the queue's service level ÷ (offered − short abandons − blocked)",
            "The share of contacts that were answered in the time promised by the routing plan for their queue.",
            "Abandoned contacts count against it, short abandons and blocked ones don't; the plan of the moment of the answer counts.",
            tally -> share(tally.get(WITHIN_SERVICE_LEVEL), takenIn(tally))),
    AVERAGE_SPEED_OF_ANSWER(
            "Average speed of answer",
            Unit.SECONDS,
            "sum of waits of answered contacts ÷ answered",
            "How long answered contacts waited from arrival to the first accepted offer.",
            "Credited head starts are no waiting; abandoned contacts don't count. Who is called back has waited until an agent took the contact.",
            tally -> seconds(tally.get(WAIT_MS), tally.get(ANSWERED))),
    WAIT_P50(
            "Median wait",
            Unit.SECONDS,
            "50 % quantile of the waits of answered contacts",
            "Half of the answered contacts waited no longer.",
            "From a mergeable sketch (KLL): within 1.65 % of rank, exact for few contacts.",
            quantile(0.5)),
    WAIT_P90(
            "Wait, 90 %",
            Unit.SECONDS,
            "90 % quantile of the waits of answered contacts",
            "Nine of ten answered contacts waited no longer.",
            "As the median.",
            quantile(0.9)),
    WAIT_P99(
            "Wait, 99 %",
            Unit.SECONDS,
            "99 % quantile of the waits of answered contacts",
            "Ninety-nine of a hundred answered contacts waited no longer.",
            "As the median.",
            quantile(0.99)),
    FIRST_RESPONSE_TIME(
            "First response time",
            Unit.SECONDS,
            "sum of times from arrival to an agent's first message ÷ contacts with one",
            "How long customers waited for the first words.",
            "Calls have no messages and no value here; automatic messages don't count.",
            tally -> seconds(tally.get(FIRST_RESPONSE_MS), tally.get(FIRST_RESPONSES))),
    HANDLE_TIME(
            "Average handle time",
            Unit.SECONDS,
            "sum of times that contacts were with an agent ÷ contacts handled",
            "Conversation, hold and wrap-up of a contact, of all agents who had it.",
            "Parked contacts are with nobody; counted once the contact has left an agent.",
            tally -> seconds(tally.get(HANDLE_MS), tally.get(HANDLED))),
    TRANSFERS_MADE(
            "Transfers",
            Unit.COUNT,
            "transfers",
            "How often contacts were handed on, to a queue or to an agent.",
            "Returns after a lost line or a declined offer are no transfers.",
            of(TRANSFERS)),
    ESCALATED_LEVEL(
            "Escalations: level lowered",
            Unit.COUNT,
            "steps fired",
            "Escalation steps that asked for less of a skill.",
            "Each step of each contact counts once.",
            of(LEVEL_LOWERED)),
    ESCALATED_SKILL(
            "Escalations: skill dropped",
            Unit.COUNT,
            "steps fired",
            "Escalation steps that no longer asked for a skill, or for the language.",
            "Each step of each contact counts once.",
            of(SKILL_DROPPED)),
    ESCALATED_TEAM(
            "Escalations: team added",
            Unit.COUNT,
            "steps fired",
            "Escalation steps that let another team help, or another queue's agents, or everybody.",
            "Each step of each contact counts once.",
            of(TEAM_ADDED)),
    ESCALATED_MANAGER(
            "Escalations: to the manager",
            Unit.COUNT,
            "steps fired + escalations by hand",
            "Contacts raised to the team's manager.",
            "By time or by hand alike.",
            of(TO_MANAGER)),
    ESCALATED_SENIOR_MANAGER(
            "Escalations: to the senior manager",
            Unit.COUNT,
            "steps fired + escalations by hand",
            "Contacts raised to the senior manager.",
            "By time or by hand alike.",
            of(TO_SENIOR_MANAGER)),
    ESCALATED_VICE_PRESIDENT(
            "Escalations: to the vice president",
            Unit.COUNT,
            "steps fired + escalations by hand",
            "Contacts raised to the vice president.",
            "By time or by hand alike.",
            of(TO_VICE_PRESIDENT)),
    MISSED_OFFERS(
            "Missed offers",
            Unit.COUNT,
            "missed offers",
            "Offers that an agent let pass.",
            "Counted for the agent, in the interval in which it was missed. What another of several agents accepted was not missed.",
            of(MISSED)),
    DECLINED_OFFERS(
            "Declined offers",
            Unit.COUNT,
            "declined offers",
            "Offers that an agent declined.",
            "Counted for the agent, in the interval in which it was declined.",
            of(DECLINED)),
    OCCUPANCY(
            "Occupancy",
            Unit.SHARE,
            "time with work ÷ (time with work + time ready without work)",
            "How much of their time at work agents had contacts.",
            "Work includes wrap-up. Only by agent, by team and over all: time belongs to no queue or channel.",
            tally -> tally.busyMillis() + tally.freeMillis() <= 0
                    ? null
                    : tally.busyMillis() / (tally.busyMillis() + tally.freeMillis())),
    FIRST_CONTACT_RESOLUTION(
            "First-contact resolution",
            Unit.SHARE,
            "(closed − came back) ÷ closed",
            "Closed contacts whose customer did not come back within N days (default 7), on any channel.",
            "Only what agents closed: neither blocked nor merged contacts. Provisional until those days have passed. Imported contacts have none. Customers are known across channels by their identities.",
            tally -> share(tally.get(CLOSED) - tally.get(CAME_BACK), tally.get(CLOSED))),
    CSAT(
            "Customer satisfaction",
            Unit.SHARE,
            "answers of 4 or 5 ÷ answers",
            "The share of satisfied customers among those who answered the survey.",
            "A changed answer counts once, as last given; in the interval of the contact's arrival.",
            tally -> share(tally.get(CSAT_SATISFIED), tally.get(CSAT_ANSWERS))),
    CSAT_MEAN(
            "Customer satisfaction, mean",
            Unit.SCORE,
            "sum of answers ÷ answers",
            "The mean of the answers from 1 to 5.",
            "As customer satisfaction.",
            tally -> share(tally.get(CSAT_SUM), tally.get(CSAT_ANSWERS))),
    NPS(
            "Net promoter score",
            Unit.SCORE,
            "100 × (promoters − detractors) ÷ answers",
            "Answers of 9 and 10 less those up to 6, as points from −100 to 100.",
            "Only who answered this question counts.",
            tally -> {
                var net = share(tally.get(NPS_PROMOTERS) - tally.get(NPS_DETRACTORS), tally.get(NPS_ANSWERS));
                return net == null ? null : 100 * net;
            });

    /** What a value is measured in. */
    public enum Unit {
        COUNT,
        SECONDS,
        /** 0 to 1. */
        SHARE,
        SCORE
    }

    private final String title;
    private final Unit unit;
    private final String formula;
    private final String counts;
    private final String edgeCases;
    private final Function<Tally, @Nullable Double> compute;

    Kpi(
            String title,
            Unit unit,
            String formula,
            String counts,
            String edgeCases,
            Function<Tally, @Nullable Double> compute) {
        this.title = title;
        this.unit = unit;
        this.formula = formula;
        this.counts = counts;
        this.edgeCases = edgeCases;
        this.compute = compute;
    }

    /** As it is called in the API: {@code service-level}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kpi> named(String id) {
        return Arrays.stream(values()).filter(kpi -> kpi.id().equals(id)).findFirst();
    }

    public String title() {
        return title;
    }

    public Unit unit() {
        return unit;
    }

    public String formula() {
        return formula;
    }

    /** What counts. */
    public String counts() {
        return counts;
    }

    public String edgeCases() {
        return edgeCases;
    }

    /** Null if there is nothing to compute it from. */
    public @Nullable Double of(Tally tally) {
        return compute.apply(tally);
    }

    /** Whom the queues took in and who waited for more than a moment. */
    private static long takenIn(Tally tally) {
        return tally.get(OFFERED) - tally.get(SHORT_ABANDONED) - tally.get(BLOCKED);
    }

    private static Function<Tally, @Nullable Double> of(Count count) {
        return tally -> (double) tally.get(count);
    }

    private static Function<Tally, @Nullable Double> quantile(double share) {
        return tally -> {
            var millis = tally.waits().quantileMillis(share);
            return millis == null ? null : millis / 1_000;
        };
    }

    private static @Nullable Double share(long part, long whole) {
        return whole <= 0 ? null : (double) part / whole;
    }

    private static @Nullable Double seconds(long millis, long times) {
        return times <= 0 ? null : millis / 1_000.0 / times;
    }
}
