package dev.switchboard.agents.roster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A team as somebody wants it to be.
 *
 * @param manager the agent id of its manager
 */
public record TeamDraft(
        @NotBlank @Size(max = 200) String name,
        @Nullable String parent,
        @Nullable String manager) {}
