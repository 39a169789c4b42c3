package dev.switchboard.events;

import static dev.switchboard.events.RoutingPlan.Rung.SENIOR_MANAGER;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One instance of every record that crosses a wall, as its golden file has it. */
final class Samples {

    private static final String WS = "main";
    private static final Instant AT = Instant.parse("2026-11-22T09:15:30.250Z");
    private static final Customer CUSTOMER = new Customer("c-1", "mia@example.org", "Mia Keller");
    private static final Origin ORIGIN = new Origin("inbound/3", 4711);
    private static final AgentProfile PROFILE = new AgentProfile(
            "ava",
            "Ava Berg",
            "billing",
            Map.of("billing", 9, "orders", 3),
            Map.of(Channel.CHAT, 4),
            List.of("billing"));
    private static final List<Team> TEAMS =
            List.of(new Team("service", "Service", null, "pia"), new Team("billing", "Billing", "service", "mona"));
    private static final Inbound.Attachment INVOICE = new Inbound.Attachment("invoice.pdf", "application/pdf", 52_310);
    private static final RoutingPlan PLAN = new RoutingPlan(
            7,
            List.of(new RoutingPlan.Queue(
                    "billing",
                    "Billing",
                    "billing",
                    Map.of("billing", 3),
                    Duration.ZERO,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    List.of(
                            new RoutingPlan.Step(Duration.ofSeconds(30), new RoutingPlan.Widening.LowerLevel(2)),
                            new RoutingPlan.Step(Duration.ofSeconds(60), new RoutingPlan.Widening.AddTeam("service")),
                            new RoutingPlan.Step(
                                    Duration.ofMinutes(4), new RoutingPlan.Widening.Raise(SENIOR_MANAGER))),
                    policy())),
            List.of(
                    new RoutingPlan.Rule("invoices", "subject.contains('invoice')", "billing", Duration.ofSeconds(90)),
                    new RoutingPlan.Rule(
                            "complaints",
                            "attributes.topic == 'complaint'",
                            "billing",
                            null,
                            new RoutingPlan.Demand(Map.of("patience", 7), Set.of("ben")),
                            new QueuePolicy.Preferred("ava", Duration.ofSeconds(45)),
                            RoutingPlan.Rung.MANAGER)),
            "billing",
            Map.of(Channel.CHAT, 3),
            Map.of(Channel.PHONE, Set.of(Channel.EMAIL)),
            3,
            Duration.ofSeconds(30),
            centre());

    private Samples() {}

    private static QueuePolicy policy() {
        return new QueuePolicy(
                List.of(Map.of("french", 2, "german", 4)),
                Set.of("carla"),
                List.of(QueuePolicy.AgentOrder.LOWEST_LEVEL, QueuePolicy.AgentOrder.LONGEST_IDLE),
                150,
                Map.of(Channel.EMAIL, Duration.ofMinutes(2)),
                Set.of(Channel.PHONE),
                2,
                new QueuePolicy.Preferred(null, Duration.ofSeconds(30)),
                new QueuePolicy.Limits(
                        50,
                        Duration.ofMinutes(10),
                        "office",
                        Map.of(Channel.CHAT, new Diversion.TurnAway("We are busy.")),
                        Map.of(Channel.CHAT, new Diversion.ToQueue("orders")),
                        Map.of(
                                Channel.EMAIL,
                                new Diversion.Wait(),
                                Channel.PHONE,
                                new Diversion.CallBack("We call you."))));
    }

    private static CentrePolicy centre() {
        return new CentrePolicy(
                List.of(new OpeningHours(
                        "office",
                        ZoneId.of("Europe/Zurich"),
                        Map.of(
                                DayOfWeek.MONDAY,
                                List.of(new OpeningHours.Span(LocalTime.of(8, 0), LocalTime.of(17, 30)))),
                        Set.of(LocalDate.of(2026, 12, 25)))),
                new CentrePolicy.Languages("language", 3, Map.of("fr", "french")),
                new CentrePolicy.Weights(100, Map.of(Channel.PHONE, 100)),
                new CentrePolicy.Reopening(Duration.ofSeconds(30), Duration.ofMinutes(5)),
                new CentrePolicy.Crisis(
                        "Please be patient.", Set.of("billing"), true, 120, 300, Duration.ofMinutes(20)));
    }

    static Stream<Object> all() {
        return Stream.of(commands(), routingEvents(), records(), widenings(), conversation(), roster())
                .flatMap(samples -> samples);
    }

    private static Stream<Object> commands() {
        return Stream.of(
                new RoutingCommand.RequestService(
                        WS,
                        "v-1",
                        "m-1",
                        "k-1",
                        Channel.EMAIL,
                        CUSTOMER,
                        "support@example.org",
                        "My invoice",
                        "It is too high.",
                        Map.of("topic", "billing"),
                        ORIGIN),
                new RoutingCommand.LeaveConversation(WS, "v-1", ORIGIN),
                new RoutingCommand.AcceptOffer(WS, "k-1", 2, "ava"),
                new RoutingCommand.DeclineOffer(WS, "k-1", 2, "ava", "not my field"),
                new RoutingCommand.ParkContact(WS, "k-1", "ava"),
                new RoutingCommand.ReopenContact(WS, "k-1", "ava"),
                new RoutingCommand.TransferToQueue(WS, "k-1", "ava", "orders", "asks for a parcel"),
                new RoutingCommand.TransferToAgent(WS, "k-1", "ava", "ines", "asks for a parcel"),
                new RoutingCommand.EscalateContact(WS, "k-1", "ava", "wants the manager"),
                new RoutingCommand.CompleteContact(WS, "k-1", "ava", "resolved"),
                new RoutingCommand.FinishWrapUp(WS, "k-1", "ava", "resolved"),
                new RoutingCommand.PlanCallback(WS, "v-1", AT, ORIGIN),
                new RoutingCommand.PrioritiseContact(WS, "k-1", "mona", Duration.ofMinutes(10)),
                new RoutingCommand.MergeContacts(WS, "k-1", "mona", "k-2"),
                new RoutingCommand.SetCrisis(WS, "mona", true),
                new RoutingCommand.SetPresence(WS, "ava", Presence.NOT_READY, "lunch"),
                new RoutingCommand.PutAgent(WS, PROFILE),
                new RoutingCommand.RemoveAgent(WS, "ava"),
                new RoutingCommand.PutTeams(WS, TEAMS),
                new RoutingCommand.PublishPlan(WS, PLAN),
                new RoutingCommand.Tick());
    }

    private static Stream<Object> routingEvents() {
        return Stream.of(
                new RoutingEvent.ContactOpened(
                        WS,
                        "k-1",
                        "v-1",
                        "m-1",
                        Channel.EMAIL,
                        CUSTOMER,
                        "support@example.org",
                        "My invoice",
                        "It is too high.",
                        Map.of("topic", "billing")),
                new RoutingEvent.ContactQueued(
                        WS,
                        "k-1",
                        "billing",
                        QueuedBecause.TRANSFERRED,
                        "invoices",
                        Duration.ofSeconds(90),
                        "ines",
                        "ava",
                        AT,
                        RoutingPlan.Rung.MANAGER,
                        new RoutingPlan.Demand(Map.of("patience", 7), Set.of("ben")),
                        "knows the case"),
                new RoutingEvent.ContactDiverted(
                        WS, "k-1", "billing", Diversion.Cause.CLOSED, new Diversion.Wait(), AT),
                new RoutingEvent.CallbackPlanned(WS, "k-1", AT),
                new RoutingEvent.CustomerTold(WS, "k-1", "Please be patient."),
                new RoutingEvent.ContactMerged(WS, "k-1", "k-2", "mona"),
                new RoutingEvent.CrisisChanged(WS, true, "mona", "Please be patient."),
                new RoutingEvent.CrisisProposed(WS, "backlog", 301, 300),
                new RoutingEvent.EscalationStepFired(WS, "k-1", "billing", 0, new RoutingPlan.Widening.LowerLevel(2)),
                new RoutingEvent.ServiceLevelBreached(WS, "k-1", "billing"),
                new RoutingEvent.ContactOffered(
                        WS, "k-1", 2, "ava", "billing", AT, new RoutingEvent.Why("least-loaded, longest-idle", AT, 3)),
                new RoutingEvent.OfferDeclined(WS, "k-1", 2, "ava", "not my field"),
                new RoutingEvent.OfferMissed(WS, "k-1", 2, "ava"),
                new RoutingEvent.OfferWithdrawn(WS, "k-1", 2, "ava", "customer-left"),
                new RoutingEvent.ContactAssigned(WS, "k-1", 2, "ava"),
                new RoutingEvent.MessageAdded(WS, "k-1", "m-2"),
                new RoutingEvent.CustomerLeft(WS, "k-1"),
                new RoutingEvent.ContactParked(WS, "k-1", "ava"),
                new RoutingEvent.ContactWrapping(WS, "k-1", "ava", AT),
                new RoutingEvent.ContactClosed(WS, "k-1", "ava", "resolved"),
                new RoutingEvent.ContactAbandoned(WS, "k-1"),
                new RoutingEvent.PresenceChanged(WS, "ava", Presence.NOT_READY, "missed-offers"),
                new RoutingEvent.AgentChanged(WS, PROFILE),
                new RoutingEvent.AgentRemoved(WS, "ava"),
                new RoutingEvent.TeamsChanged(WS, TEAMS),
                new RoutingEvent.PlanPublished(WS, PLAN),
                new RoutingEvent.CommandRejected(
                        WS, "AcceptOffer", "k-1", "ava", "offer.expired", "offer 2 of k-1 no longer stands"));
    }

    private static Stream<Object> records() {
        return Stream.of(
                new RoutingRecord.Decision(
                        5, 1234, "cmd-9", AT, ORIGIN, List.of(new RoutingEvent.ContactAssigned(WS, "k-1", 2, "ava"))),
                new RoutingRecord.OwnerChanged(6, "router-0", AT));
    }

    private static Stream<Object> widenings() {
        return Stream.of(
                new RoutingPlan.Widening.LowerLevel(2),
                new RoutingPlan.Widening.DropLanguage(),
                new RoutingPlan.Widening.AddQueue("orders"),
                new RoutingPlan.Widening.AnyAgent(),
                new Diversion.ToQueue("orders"),
                new Diversion.TurnAway("We are busy."),
                new Diversion.CallBack("We call you."),
                new Diversion.Wait(),
                new RoutingPlan.Widening.DropSkill("german"),
                new RoutingPlan.Widening.AddTeam("technical"),
                new RoutingPlan.Widening.Raise(RoutingPlan.Rung.VICE_PRESIDENT));
    }

    private static Stream<Object> conversation() {
        return Stream.of(
                new Inbound.CustomerMessage(
                        WS,
                        Channel.EMAIL,
                        "mia@example.org",
                        "Mia Keller",
                        "support@example.org",
                        "<1@example.org>",
                        List.of("<0@example.org>"),
                        "My invoice",
                        "It is too high.",
                        "<p>It is too high.</p>",
                        List.of(INVOICE),
                        Map.of("cc", "max@example.org"),
                        AT),
                new Inbound.CustomerLeft(WS, Channel.PHONE, "+15550100001", "CA1", "CA2", AT),
                new Inbound.CallNote(WS, Channel.PHONE, "+15550100001", "CA1", "held-1", "On hold", AT),
                new Outbound.Reply(WS, "v-1", "k-1", "m-2", "ava", "Ava Berg", "I'll look into it.", AT),
                new Outbound.Notice(WS, "v-1", "k-1", "m-3", "How did we do?", AT),
                new Outbound.CallControl(WS, "v-1", "k-1", "ava", Outbound.Control.HOLD, AT),
                new ConversationEvent.MessageStored(
                        WS,
                        "v-1",
                        "m-1",
                        1,
                        Channel.EMAIL,
                        ConversationEvent.Author.CUSTOMER,
                        "Mia Keller",
                        "My invoice",
                        "It is too high.",
                        "<p>It is too high.</p>",
                        List.of(INVOICE),
                        AT),
                new ConversationEvent.DeliveryChanged(
                        WS, "v-1", "m-2", "k-1", ConversationEvent.Delivery.FAILED, "mailbox unknown", AT));
    }

    private static Stream<Object> roster() {
        return Stream.of(
                new AgentEvent.AgentSaved(WS, PROFILE, AT),
                new AgentEvent.AgentDeleted(WS, "ava", AT),
                new AgentEvent.TeamsSaved(WS, TEAMS, AT),
                new AgentEvent.SignedIn(WS, "ava", AT),
                new AgentEvent.SignedOut(WS, "ava", AT),
                new Feedback.SurveyAnswered(WS, "k-1", 5, 9, AT));
    }
}
