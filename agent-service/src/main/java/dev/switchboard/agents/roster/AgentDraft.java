package dev.switchboard.agents.roster;

import dev.switchboard.events.Channel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent as somebody wants it to be.
 *
 * @param skills level 1-10 by skill
 * @param capacity contacts at once by channel; a channel that is missing has the plan's
 * @param queues the agent's own order of queues: contacts of an earlier one come first; empty for whoever waits longest
 */
public record AgentDraft(
        @NotBlank @Size(max = 200) String name,
        @Nullable String team,
        Map<@Pattern(regexp = Names.PATTERN, message = Names.MESSAGE) String, @NotNull @Min(1) @Max(10) Integer> skills,
        Map<Channel, @NotNull @Min(0) @Max(1000) Integer> capacity,
        @Size(max = 100) List<@NotBlank @Size(max = 128) @Pattern(regexp = "\\P{Cntrl}*") String> queues) {
    public AgentDraft {
        skills = skills == null ? Map.of() : skills;
        capacity = capacity == null ? Map.of() : capacity;
        queues = queues == null ? List.of() : queues;
    }
}
