package dev.switchboard.agents.roster;

import dev.switchboard.agents.identity.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as somebody wants one to be.
 *
 * @param email also how a sign-in through the OIDC provider is recognised
 * @param agent the agent that this person is, if one
 * @param password a new one; null leaves it as it is
 */
public record UserDraft(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Email @Size(max = 320) String email,
        @Nullable String agent,
        @NotEmpty Set<@NotNull Role> roles,
        @Nullable @Size(min = 8, max = 72) String password) {

    /** Without the password: records print their components, and this one may end in a log. */
    @Override
    public String toString() {
        return "UserDraft[agent=" + agent + ", roles=" + roles + "]";
    }
}
