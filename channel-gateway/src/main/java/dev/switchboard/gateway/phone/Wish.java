package dev.switchboard.gateway.phone;

import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a call and not done yet; whoever holds it is alone in seeing to it.
 *
 * @param call of the caller
 * @param turn the wish's number
 * @param agentCall the line to a rep, if there is one
 * @param connectedTo the agent whose line it is; null if it is to be made anew
 * @param held whether the caller is on hold now
 * @param words to be said to the customer first, if there are any
 * @param callback whether the customer is called back
 * @param line the customer's: the call itself, or a later one to the customer
 * @param isLost whether that line is known to have ended, or never to have been answered
 */
record Wish(
        String call,
        String workspace,
        String address,
        String contact,
        What what,
        @Nullable String agent,
        boolean hold,
        int turn,
        @Nullable String agentCall,
        @Nullable String connectedTo,
        @Nullable String conference,
        boolean held,
        int tries,
        @Nullable String words,
        boolean callback,
        String line,
        boolean isLost) {

    Done asItIs() {
        return new Done(agentCall, connectedTo, conference, held, line);
    }

    /** With no rep. */
    Done alone() {
        return new Done(null, null, null, false, line);
    }

    /** Whether the customer is, or last was, on the line of the call that opened the contact. */
    boolean isFirstLine() {
        return line.equals(call);
    }

    enum What {
        /** Music. */
        WAIT,
        /** With the agent. */
        TALK,
        END
    }

    /** How it is once it is done. */
    record Done(
            @Nullable String agentCall,
            @Nullable String connectedTo,
            @Nullable String conference,
            boolean held,
            String line) {}
}
