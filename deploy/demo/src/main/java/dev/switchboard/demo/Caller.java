package dev.switchboard.demo;

/** How customers use one channel, through its real front door. A channel of the demo is one of these. */
interface Caller {

    /** As the house calls it. */
    String channel();

    /**
     * One customer's contact from the first word to the last, in a thread of its own.
     *
     * @throws InterruptedException when the demo ends: they go away at once
     * @throws RuntimeException when the house can't be reached: they give up
     */
    void visit(Visit visit) throws InterruptedException;
}
