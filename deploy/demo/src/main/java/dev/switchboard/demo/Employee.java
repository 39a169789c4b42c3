package dev.switchboard.demo;

import java.util.Map;

/**
 * Somebody who works in the department.
 *
 * @param agent their sign-in, too
 */
record Employee(String agent, String name, String team, Map<String, Integer> skills, Shift shift) {

    /** Managers get contacts by escalation only, and never raise them further by hand. */
    boolean isManager() {
        return skills.isEmpty();
    }
}
