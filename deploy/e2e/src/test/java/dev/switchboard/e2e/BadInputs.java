package dev.switchboard.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What people should not do, and what each got for it: a table at the end of a test's output. */
final class BadInputs {

    private static final List<String> TABLE = new CopyOnWriteArrayList<>();

    private BadInputs() {}

    static void note(String attempt, Object got) {
        TABLE.add("  %-52s %s".formatted(attempt, got));
    }

    /** Prints what was noted since the last time. */
    static void show() {
        System.out.println("\nWhat the bad inputs got\n" + String.join("\n", TABLE) + "\n");
        TABLE.clear();
    }
}
