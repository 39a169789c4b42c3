package dev.switchboard.agents.roster;

import dev.switchboard.agents.identity.Passwords;
import dev.switchboard.agents.problem.FieldErrors;
import dev.switchboard.agents.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people who may sign in, for administrators. */
@ApplicationScoped
public class Users {

    private final Roster roster;
    private final Passwords passwords;
    private final Validator validator;

    Users(Roster roster, Passwords passwords, Validator validator) {
        this.roster = roster;
        this.passwords = passwords;
        this.validator = validator;
    }

    Uni<List<UserView>> list(String workspace) {
        return roster.read(() -> UserRow.of(workspace)
                .map(rows -> rows.stream().map(UserView::of).toList()));
    }

    Uni<UserView> get(String workspace, String id) {
        return roster.read(() -> find(workspace, id).map(UserView::of));
    }

    /** Hashes a new password on a worker thread before the transaction begins. */
    Uni<UserView> put(String workspace, String id, UserDraft draft, Precondition precondition) {
        Uni<Optional<String>> hash =
                draft.password() == null || draft.password().length() > Passwords.MAX_LENGTH
                        ? Uni.createFrom().item(Optional.empty())
                        : passwords.hash(draft.password()).map(Optional::of);
        return hash.chain(hashed -> roster.change(
                workspace,
                () -> check(workspace, id, draft)
                        .chain(() -> UserRow.<UserRow>findById(new RosterKey(workspace, id)))
                        .invoke(row -> precondition.check(row == null ? null : row.version))
                        .chain(row -> save(workspace, id, draft, hashed, row))
                        .map(UserView::of)));
    }

    Uni<Void> delete(String workspace, String id, Precondition precondition) {
        return roster.change(
                workspace,
                () -> find(workspace, id)
                        .invoke(row -> precondition.check(row.version))
                        .chain(UserRow::delete));
    }

    private Uni<Void> check(String workspace, String id, UserDraft draft) {
        var errors = FieldErrors.of(draft, validator);
        Names.check(id, errors);
        return UserRow.of(workspace)
                .invoke(users -> checkUnique(users, id, draft, errors))
                .chain(() -> draft.agent() == null
                        ? Uni.createFrom().item(true)
                        : AgentRow.findById(new RosterKey(workspace, draft.agent()))
                                .map(row -> row != null))
                .invoke(known -> {
                    errors.addIf(!known, "agent", draft.agent(), "there is no such agent");
                    errors.refuse("user.invalid");
                })
                .replaceWithVoid();
    }

    private static void checkUnique(List<UserRow> users, String id, UserDraft draft, FieldErrors errors) {
        String email = lowerCase(draft.email());
        for (UserRow other : users) {
            if (!other.key.id().equals(id)) {
                errors.addIf(email != null && email.equals(other.email), "email", draft.email(), "another user has it");
                errors.addIf(
                        draft.agent() != null && draft.agent().equals(other.agent),
                        "agent",
                        draft.agent(),
                        "another user is that agent");
            }
        }
    }

    private static Uni<UserRow> save(
            String workspace, String id, UserDraft draft, Optional<String> hash, @Nullable UserRow known) {
        var row = known == null ? new UserRow() : known;
        row.name = draft.name().strip();
        row.email = lowerCase(draft.email());
        row.agent = draft.agent();
        row.roles = EnumSet.copyOf(draft.roles());
        hash.ifPresent(hashed -> row.passwordHash = hashed);
        if (known == null) {
            row.key = new RosterKey(workspace, id);
        }
        return row.persistAndFlush();
    }

    private static @Nullable String lowerCase(@Nullable String email) {
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }

    private static Uni<UserRow> find(String workspace, String id) {
        return UserRow.<UserRow>findById(new RosterKey(workspace, id))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("user.unknown", "there is no user " + id));
    }
}
