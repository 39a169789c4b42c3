package dev.switchboard.agents.roster;

import dev.switchboard.agents.problem.FieldErrors;
import dev.switchboard.agents.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of teams of a workspace. Each change tells the router the whole tree. */
@ApplicationScoped
public class Teams {

    private final Roster roster;
    private final RosterNews news;
    private final Validator validator;

    Teams(Roster roster, RosterNews news, Validator validator) {
        this.roster = roster;
        this.news = news;
        this.validator = validator;
    }

    Uni<List<TeamView>> list(String workspace) {
        return roster.read(() -> TeamRow.of(workspace)
                .map(rows -> rows.stream().map(TeamView::of).toList()));
    }

    Uni<TeamView> get(String workspace, String id) {
        return roster.read(() -> find(workspace, id).map(TeamView::of));
    }

    Uni<TeamView> put(String workspace, String id, TeamDraft draft, Precondition precondition) {
        return roster.change(
                workspace,
                () -> check(workspace, id, draft)
                        .chain(() -> TeamRow.<TeamRow>findById(new RosterKey(workspace, id)))
                        .invoke(row -> precondition.check(row == null ? null : row.version))
                        .chain(row -> save(workspace, id, draft, row))
                        .call(() -> tellAll(workspace))
                        .map(TeamView::of));
    }

    Uni<Void> delete(String workspace, String id, Precondition precondition) {
        return roster.change(
                workspace,
                () -> find(workspace, id)
                        .invoke(row -> precondition.check(row.version))
                        .call(() -> refuseInUse(workspace, id))
                        .chain(row -> row.delete().chain(row::flush))
                        .chain(() -> tellAll(workspace)));
    }

    private Uni<Void> check(String workspace, String id, TeamDraft draft) {
        var errors = FieldErrors.of(draft, validator);
        Names.check(id, errors);
        return roster.tree(workspace)
                .invoke(tree -> checkParent(id, draft.parent(), tree, errors))
                .chain(() -> knowsAgent(workspace, draft.manager()))
                .invoke(known -> {
                    errors.addIf(!known, "manager", draft.manager(), "there is no such agent");
                    errors.refuse("team.invalid");
                })
                .replaceWithVoid();
    }

    private static void checkParent(String id, @Nullable String parent, TeamTree tree, FieldErrors errors) {
        if (parent != null && !parent.equals(id) && !tree.knows(parent)) {
            errors.add("parent", parent, "there is no such team");
        } else if (tree.isWithin(parent, id)) {
            errors.add("parent", parent, "must not be the team itself or one below it");
        }
    }

    private static Uni<Boolean> knowsAgent(String workspace, @Nullable String agent) {
        return agent == null
                ? Uni.createFrom().item(true)
                : AgentRow.findById(new RosterKey(workspace, agent)).map(row -> row != null);
    }

    private static Uni<TeamRow> save(String workspace, String id, TeamDraft draft, @Nullable TeamRow known) {
        var row = known == null ? new TeamRow() : known;
        row.name = draft.name().strip();
        row.parent = draft.parent();
        row.manager = draft.manager();
        if (known == null) {
            row.key = new RosterKey(workspace, id);
        }
        return row.persistAndFlush();
    }

    private Uni<Void> refuseInUse(String workspace, String id) {
        return roster.tree(workspace)
                .chain(tree -> AgentRow.count("key.workspace = ?1 and team = ?2", workspace, id)
                        .invoke(agents -> {
                            if (agents > 0 || tree.hasChildren(id)) {
                                throw Refusal.conflict(
                                        "team.in-use", id + " has %d agents or has teams below it".formatted(agents));
                            }
                        }))
                .replaceWithVoid();
    }

    private Uni<Void> tellAll(String workspace) {
        return roster.teams(workspace).chain(teams -> news.teamsSaved(workspace, teams));
    }

    private static Uni<TeamRow> find(String workspace, String id) {
        return TeamRow.<TeamRow>findById(new RosterKey(workspace, id))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("team.unknown", "there is no team " + id));
    }
}
