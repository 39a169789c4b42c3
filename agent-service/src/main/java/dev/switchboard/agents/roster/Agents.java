package dev.switchboard.agents.roster;

import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.agents.floor.Floors;
import dev.switchboard.agents.floor.PresenceState;
import dev.switchboard.agents.identity.Caller;
import dev.switchboard.agents.problem.FieldErrors;
import dev.switchboard.agents.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The agents of a workspace: everybody finds them, managers change those of their subtree, administrators all. */
@ApplicationScoped
public class Agents {

    private final Roster roster;
    private final RosterNews news;
    private final Floors floors;
    private final Validator validator;

    Agents(Roster roster, RosterNews news, Floors floors, Validator validator) {
        this.roster = roster;
        this.news = news;
        this.floors = floors;
        this.validator = validator;
    }

    Uni<List<AgentView>> list(Caller caller) {
        return roster.read(() -> roster.tree(caller.workspace())
                .chain(tree -> AgentRow.of(caller.workspace())
                        .map(rows -> rows.stream()
                                .map(row -> view(row, Scope.of(caller, tree)))
                                .toList())));
    }

    Uni<AgentView> get(Caller caller, String id) {
        return roster.read(() -> roster.tree(caller.workspace())
                .chain(tree -> find(caller, id).map(row -> view(row, Scope.of(caller, tree)))));
    }

    Uni<AgentView> put(Caller caller, String id, AgentDraft draft, Precondition precondition) {
        return roster.change(
                caller.workspace(),
                () -> roster.tree(caller.workspace())
                        .chain(tree -> AgentRow.<AgentRow>findById(new RosterKey(caller.workspace(), id))
                                .invoke(row -> check(caller, tree, id, draft, row, precondition))
                                .chain(row -> save(caller, id, draft, row))
                                .chain(row -> news.agentSaved(caller.workspace(), row.profile())
                                        .replaceWith(() -> AgentView.whole(row, presence(row))))));
    }

    Uni<Void> delete(Caller caller, String id, Precondition precondition) {
        return roster.change(
                caller.workspace(),
                () -> find(caller, id)
                        .invoke(row -> precondition.check(row.version))
                        .call(row -> refuseInUse(caller.workspace(), id))
                        .chain(AgentRow::delete)
                        .chain(() -> news.agentDeleted(caller.workspace(), id)));
    }

    /** Fails unless the caller may see all of the agent. */
    public Uni<Void> requireInScope(Caller caller, String id) {
        return roster.read(() -> roster.tree(caller.workspace())
                        .chain(tree -> find(caller, id).invoke(row -> {
                            if (!Scope.of(caller, tree).coversAgent(id, row.team)) {
                                throw Refusal.scopeDenied("agent " + id + " is not in your teams");
                            }
                        })))
                .replaceWithVoid();
    }

    private void check(
            Caller caller,
            TeamTree tree,
            String id,
            AgentDraft draft,
            @Nullable AgentRow row,
            Precondition precondition) {
        var errors = FieldErrors.of(draft, validator);
        Names.check(id, errors);
        errors.addIf(draft.team() != null && !tree.knows(draft.team()), "team", draft.team(), "there is no such team");
        checkQueues(caller.workspace(), draft.queues(), errors);
        errors.refuse("agent.invalid");
        var scope = Scope.of(caller, tree);
        if (!scope.coversTeam(draft.team()) || (row != null && !scope.coversTeam(row.team))) {
            throw Refusal.scopeDenied("agent " + id + " is not in your teams");
        }
        precondition.check(row == null ? null : row.version);
    }

    /** Each queue once, and each one of the plan in force, if that is known yet. */
    private void checkQueues(String workspace, List<String> queues, FieldErrors errors) {
        Set<String> known = floors.read(workspace, floor -> floor.queues(workspace));
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < queues.size(); n++) {
            String queue = queues.get(n);
            errors.addIf(!seen.add(queue), "queues." + n, queue, "must stand here once only");
            errors.addIf(!known.isEmpty() && !known.contains(queue), "queues." + n, queue, "there is no such queue");
        }
    }

    private static Uni<AgentRow> save(Caller caller, String id, AgentDraft draft, @Nullable AgentRow known) {
        var row = known == null ? new AgentRow() : known;
        row.name = draft.name().strip();
        row.team = draft.team();
        row.skills = new TreeMap<>(draft.skills());
        row.queues = List.copyOf(draft.queues());
        row.capacity = draft.capacity().isEmpty() ? new TreeMap<>() : new EnumMap<>(draft.capacity());
        if (known == null) {
            row.key = new RosterKey(caller.workspace(), id);
        }
        return row.persistAndFlush();
    }

    private static Uni<Void> refuseInUse(String workspace, String id) {
        return TeamRow.count("key.workspace = ?1 and manager = ?2", workspace, id)
                .chain(teams -> UserRow.count("key.workspace = ?1 and agent = ?2", workspace, id)
                        .invoke(users -> {
                            if (teams > 0 || users > 0) {
                                throw Refusal.conflict(
                                        "agent.in-use",
                                        id + " manages %d teams and is %d users".formatted(teams, users));
                            }
                        }))
                .replaceWithVoid();
    }

    private static Uni<AgentRow> find(Caller caller, String id) {
        return AgentRow.<AgentRow>findById(new RosterKey(caller.workspace(), id))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("agent.unknown", "there is no agent " + id));
    }

    private AgentView view(AgentRow row, Scope scope) {
        return scope.coversAgent(row.key.id(), row.team)
                ? AgentView.whole(row, presence(row))
                : AgentView.entry(row, presence(row));
    }

    private PresenceState presence(AgentRow row) {
        return floors.presenceOf(new AgentKey(row.key.workspace(), row.key.id()));
    }
}
