package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.intake.FactBook.ContactKey;
import dev.switchboard.analytics.kpi.Count;
import dev.switchboard.analytics.life.CellKey;
import dev.switchboard.analytics.life.ContactLife;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events of one batch, in log order, turned into facts within a transaction. */
final class DecisionBatch {

    private final List<Told> events;
    private final Duration cameBackWithin;

    /** An event and its time. */
    record Told(RoutingEvent event, Instant at) {}

    DecisionBatch(List<Told> events, Duration cameBackWithin) {
        this.events = events;
        this.cameBackWithin = cameBackWithin;
    }

    Set<String> workspaces() {
        Set<String> workspaces = new HashSet<>();
        events.forEach(told -> workspaces.add(told.event().workspace()));
        return workspaces;
    }

    /** Loads what the events speak of, carries it forward, stores it. */
    Uni<Void> apply(FactTables facts, AgentTables agents, SurveyAnswers answers, FactBook book) {
        return book.load(contacts())
                .chain(() -> returning(facts))
                .invoke(book::remember)
                .chain(() -> Staff.load(agents, workspaces(), agents(book.lives())))
                .invoke(staff -> events.forEach(told -> follow(told, book, staff)))
                .call(staff -> FirstResponses.find(facts, book))
                .call(staff -> answers.find(book, opened()))
                .chain(staff -> book.store().chain(() -> staff.store(agents)));
    }

    private Set<ContactKey> contacts() {
        Set<ContactKey> contacts = new HashSet<>();
        events.forEach(told -> {
            if (told.event() instanceof RoutingEvent.OfContact it) {
                contacts.add(new ContactKey(it.workspace(), it.contact()));
            }
        });
        return contacts;
    }

    private List<ContactKey> opened() {
        return events.stream()
                .map(Told::event)
                .filter(RoutingEvent.ContactOpened.class::isInstance)
                .map(event -> new ContactKey(event.workspace(), ((RoutingEvent.ContactOpened) event).contact()))
                .toList();
    }

    /** What the customers of new contacts closed lately. */
    private Uni<List<ContactLife>> returning(FactTables facts) {
        Set<Map.Entry<String, String>> customers = new HashSet<>();
        var earliest = Instant.MAX;
        for (var told : events) {
            if (told.event() instanceof RoutingEvent.ContactOpened opened) {
                customers.add(Map.entry(opened.workspace(), opened.customer().customer()));
                earliest = told.at().isBefore(earliest) ? told.at() : earliest;
            }
        }
        return customers.isEmpty()
                ? Uni.createFrom().item(List.of())
                : facts.closedLately(customers, earliest.minus(cameBackWithin));
    }

    private Set<Map.Entry<String, String>> agents(Collection<ContactLife> lives) {
        Set<Map.Entry<String, String>> agents = new HashSet<>();
        lives.forEach(life -> {
            if (life.holder != null) {
                agents.add(Map.entry(life.workspace, life.holder));
            }
        });
        events.forEach(told -> {
            var agent = agentOf(told.event());
            if (agent != null) {
                agents.add(Map.entry(told.event().workspace(), agent));
            }
        });
        return agents;
    }

    private static @Nullable String agentOf(RoutingEvent event) {
        return switch (event) {
            case RoutingEvent.ContactAssigned it -> it.agent();
            case RoutingEvent.OfferMissed it -> it.agent();
            case RoutingEvent.OfferDeclined it -> it.agent();
            case RoutingEvent.PresenceChanged it -> it.agent();
            case RoutingEvent.AgentChanged it -> it.profile().agent();
            case RoutingEvent.AgentRemoved it -> it.agent();
            default -> null;
        };
    }

    private void follow(Told told, FactBook book, Staff staff) {
        if (!(told.event() instanceof RoutingEvent.OfContact event)) {
            staff.follow(told.event(), told.at());
            return;
        }
        if (event instanceof RoutingEvent.ContactOpened opened) {
            comeBack(book, opened, told.at());
            book.open(ContactLife.opened(opened, told.at()));
        }
        var life = book.life(event.workspace(), event.contact());
        if (life == null) {
            return;
        }
        var holder = life.holder;
        life.follow(event, told.at(), staff);
        handOver(life, holder, staff, told.at());
        refused(event, life, book, staff, told.at());
    }

    private void comeBack(FactBook book, RoutingEvent.ContactOpened opened, Instant at) {
        book.lives().stream()
                .filter(life -> life.workspace.equals(opened.workspace())
                        && life.customer.equals(opened.customer().customer())
                        && life.state == ContactState.CLOSED
                        && !life.endedAt.isBefore(at.minus(cameBackWithin)))
                .forEach(life -> life.cameBack = true);
    }

    private static void handOver(ContactLife life, @Nullable String before, Staff staff, Instant at) {
        if (before != null && !before.equals(life.holder)) {
            staff.holds(life.workspace, before, -1, at);
        }
        if (life.holder != null && !life.holder.equals(before)) {
            staff.holds(life.workspace, life.holder, 1, at);
        }
    }

    private static void refused(
            RoutingEvent.OfContact event, ContactLife life, FactBook book, Staff staff, Instant at) {
        switch (event) {
            case RoutingEvent.OfferMissed it -> book.count(cell(life, it.agent(), staff, at), Count.MISSED);
            case RoutingEvent.OfferDeclined it -> book.count(cell(life, it.agent(), staff, at), Count.DECLINED);
            default -> {
                // nobody refused anything
            }
        }
    }

    private static CellKey cell(ContactLife life, String agent, Staff staff, Instant at) {
        var team = staff.teamOf(life.workspace, agent);
        return new CellKey(
                life.workspace,
                at.truncatedTo(ChronoUnit.MINUTES),
                life.channel,
                life.waitsIn,
                team == null ? "" : team,
                agent);
    }
}
