package dev.switchboard.agents.roster;

import dev.switchboard.agents.identity.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user as administrators see one; nobody sees a password. */
public record UserView(
        String id,
        String name,
        @Nullable String email,
        @Nullable String agent,
        Set<Role> roles,
        long version) {

    static UserView of(UserRow row) {
        return new UserView(row.key.id(), row.name, row.email, row.agent, row.roles, row.version);
    }
}
