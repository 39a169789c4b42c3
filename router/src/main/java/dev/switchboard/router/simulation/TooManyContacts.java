package dev.switchboard.router.simulation;

/** A simulation was given up because it would go on for longer than whoever started it allows. */
public final class TooManyContacts extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyContacts() {
        super("the scenario brings more contacts than allowed");
    }
}
