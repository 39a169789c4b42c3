package dev.switchboard.router.engine;

/** Whether a customer is called instead of staying on the line. */
enum Callback {
    NONE,
    /** Wanted, while the customer is still there. */
    WANTED,
    /** The customer has left and is to be called. */
    OWED
}
