package dev.switchboard.router.simulation;

/** What a figure is about. */
record Scope(Of of, String name) implements Comparable<Scope> {

    static final Scope OVERALL = new Scope(Of.OVERALL, "");

    enum Of {
        OVERALL,
        CHANNEL,
        QUEUE,
        KIND,
        GROUP
    }

    @Override
    public int compareTo(Scope other) {
        return of != other.of ? of.compareTo(other.of) : name.compareTo(other.name);
    }
}
