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
        int tries) {

    Done asItIs() {
        return new Done(agentCall, connectedTo, conference, held);
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
            boolean held) {
        static final Done ALONE = new Done(null, null, null, false);
    }
}
