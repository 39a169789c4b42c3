package dev.switchboard.router.simulation;

/** A simulation was given up because it would go on for longer than whoever started it allows. */
public final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooLarge() {
        super("the scenario brings more contacts, or asks for more decisions, than allowed");
    }
}
