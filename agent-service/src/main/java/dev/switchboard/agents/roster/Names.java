package dev.switchboard.agents.roster;

import dev.switchboard.agents.problem.FieldErrors;

/** How ids of agents, teams, users and skills look: they stand in paths, keys and rules. */
final class Names {

    static final String PATTERN = "[a-z0-9][a-z0-9._-]{0,63}";
    static final String MESSAGE =
            "must be 1-64 lower case letters, digits, '.', '_' or '-', and begin with a letter or digit";

    private Names() {}

    static void check(String id, FieldErrors errors) {
        errors.addIf(!id.matches(PATTERN), "id", id, MESSAGE);
    }
}
