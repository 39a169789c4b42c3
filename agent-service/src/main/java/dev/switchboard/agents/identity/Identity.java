package dev.switchboard.agents.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in, with what a token has to say about one.
 *
 * @param agent the agent that this person is, if one
 * @param team that agent's team
 */
public record Identity(
        String workspace,
        String user,
        String name,
        @Nullable String agent,
        @Nullable String team,
        Set<Role> roles) {}
