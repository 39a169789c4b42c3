package dev.switchboard.agents.roster;

import dev.switchboard.events.Channel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent as somebody wants it to be.
 *
 * @param skills level 1-10 by skill
 * @param capacity contacts at once by channel; a channel that is missing has the plan's
 */
public record AgentDraft(
        @NotBlank @Size(max = 200) String name,
        @Nullable String team,
        Map<@Pattern(regexp = Names.PATTERN, message = Names.MESSAGE) String, @NotNull @Min(1) @Max(10) Integer> skills,
        Map<Channel, @NotNull @Min(0) @Max(1000) Integer> capacity) {
    public AgentDraft {
        skills = skills == null ? Map.of() : skills;
        capacity = capacity == null ? Map.of() : capacity;
    }
}
