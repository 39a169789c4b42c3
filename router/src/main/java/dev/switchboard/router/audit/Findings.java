package dev.switchboard.router.audit;

import java.util.ArrayList;
import java.util.List;

/** What was found so far. */
final class Findings {

    private final List<Violation> violations = new ArrayList<>();

    void unless(boolean holds, String invariant, String subject, String what) {
        if (!holds) {
            violations.add(new Violation(invariant, subject, what));
        }
    }

    void add(String invariant, String subject, String what) {
        violations.add(new Violation(invariant, subject, what));
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }
}
