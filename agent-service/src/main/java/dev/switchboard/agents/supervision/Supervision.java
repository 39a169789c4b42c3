package dev.switchboard.agents.supervision;

import dev.switchboard.agents.desk.CommandId;
import dev.switchboard.agents.floor.Floors;
import dev.switchboard.agents.identity.Caller;
import dev.switchboard.agents.log.ServiceLog;
import dev.switchboard.agents.problem.Refusal;
import dev.switchboard.agents.roster.Agents;
import dev.switchboard.agents.roster.Roster;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.EscalateContact;
import dev.switchboard.events.RoutingCommand.MergeContacts;
import dev.switchboard.events.RoutingCommand.PrioritiseContact;
import dev.switchboard.events.RoutingCommand.SetCrisis;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import dev.switchboard.events.RoutingCommand.TransferToQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts what managers want of waiting contacts into the log, if the contacts wait in queues of their subtree. What becomes of it the router
 * decides; whoever asked learns of a refusal at the desk.
 */
@ApplicationScoped
class Supervision {

    private static final Logger LOG = Logger.getLogger(Supervision.class);

    private final Floors floors;
    private final Roster roster;
    private final Agents agents;
    private final ServiceLog log;

    Supervision(Floors floors, Roster roster, Agents agents, ServiceLog log) {
        this.floors = floors;
        this.roster = roster;
        this.agents = agents;
        this.log = log;
    }

    /** @param to null for the manager's own desk */
    Uni<String> assign(Caller caller, String contact, @Nullable String to, @Nullable String note) {
        String by = manager(caller);
        String agent = to == null ? by : to;
        return requireInScope(caller, contact)
                .chain(() -> agents.requireInScope(caller, agent))
                .chain(() ->
                        command(caller, contact, new TransferToAgent(caller.workspace(), contact, by, agent, note)));
    }

    /** To any queue of the plan: contacts may be moved out of the own subtree, as reps may transfer them. */
    Uni<String> move(Caller caller, String contact, String queue, @Nullable String note) {
        var move = new TransferToQueue(caller.workspace(), contact, manager(caller), queue, note);
        return requireInScope(caller, contact)
                .invoke(() -> {
                    if (!floors.read(caller.workspace(), floor -> floor.queues(caller.workspace()))
                            .contains(queue)) {
                        throw Refusal.notFound("queue.unknown", "there is no queue " + queue);
                    }
                })
                .chain(() -> command(caller, contact, move));
    }

    Uni<String> prioritise(Caller caller, String contact, Duration headStart) {
        var prioritise = new PrioritiseContact(caller.workspace(), contact, manager(caller), headStart);
        return requireInScope(caller, contact).chain(() -> command(caller, contact, prioritise));
    }

    Uni<String> merge(Caller caller, String contact, String into) {
        var merge = new MergeContacts(caller.workspace(), contact, manager(caller), into);
        return requireInScope(caller, contact)
                .chain(() -> requireInScope(caller, into))
                .chain(() -> command(caller, contact, merge));
    }

    Uni<String> escalate(Caller caller, String contact, @Nullable String reason) {
        var escalate = new EscalateContact(caller.workspace(), contact, manager(caller), reason);
        return requireInScope(caller, contact).chain(() -> command(caller, contact, escalate));
    }

    /** Of the whole workspace: whoever manages anybody may. */
    Uni<String> crisis(Caller caller, boolean on) {
        return command(caller, null, new SetCrisis(caller.workspace(), manager(caller), on));
    }

    private static String manager(Caller caller) {
        String agent = caller.agent();
        if (agent == null) {
            throw Refusal.scopeDenied("only who is an agent manages agents");
        }
        return agent;
    }

    private Uni<Void> requireInScope(Caller caller, String contact) {
        var team = floors.find(caller.workspace(), contact).team();
        return roster.scopeOf(caller)
                .invoke(scope -> {
                    if (!scope.coversTeam(team.orElse(null))) {
                        throw Refusal.scopeDenied("contact " + contact + " is not in your teams' queues");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<String> command(Caller caller, @Nullable String subject, RoutingCommand command) {
        var id = CommandId.byRest();
        return log.command(id.text(), command, caller.workspace(), subject)
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        failure,
                        "a %s command did not get into the log",
                        command.getClass().getSimpleName()))
                .onFailure()
                .transform(failure -> Refusal.of(503, "log.unavailable", "it was not taken; try again"))
                .replaceWith(id.ref());
    }
}
