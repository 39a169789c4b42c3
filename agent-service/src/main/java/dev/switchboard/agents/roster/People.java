package dev.switchboard.agents.roster;

import dev.switchboard.agents.identity.Identity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up who may sign in. Within a session or outside one. */
@ApplicationScoped
public class People {

    private final Roster roster;

    People(Roster roster) {
        this.roster = roster;
    }

    /** A person with the hash to compare a password with. */
    public record Known(Identity person, @Nullable String passwordHash) {}

    public Uni<Optional<Known>> known(String workspace, String user) {
        return roster.read(() -> UserRow.<UserRow>findById(new RosterKey(workspace, user))
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.<Known>empty())
                        : identity(row).map(person -> Optional.of(new Known(person, row.passwordHash)))));
    }

    public Uni<Optional<Identity>> find(String workspace, String user) {
        return known(workspace, user).map(known -> known.map(Known::person));
    }

    public Uni<Optional<Identity>> findByEmail(String workspace, String email) {
        return roster.read(() -> UserRow.<UserRow>find(
                        "key.workspace = ?1 and email = ?2", workspace, email.toLowerCase(Locale.ROOT))
                .firstResult()
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.<Identity>empty())
                        : identity(row).map(Optional::of)));
    }

    private static Uni<Identity> identity(UserRow row) {
        Uni<Optional<AgentRow>> agent = row.agent == null
                ? Uni.createFrom().item(Optional.empty())
                : AgentRow.<AgentRow>findById(new RosterKey(row.key.workspace(), row.agent))
                        .map(Optional::ofNullable);
        return agent.map(found -> new Identity(
                row.key.workspace(),
                row.key.id(),
                row.name,
                row.agent,
                found.map(known -> known.team).orElse(null),
                row.roles));
    }
}
