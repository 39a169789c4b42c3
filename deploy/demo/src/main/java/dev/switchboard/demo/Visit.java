package dev.switchboard.demo;

import java.time.Duration;

/**
 * Why somebody comes, and how.
 *
 * @param patience how long they wait for an answer before they give up, where one can give up
 * @param draw theirs alone
 */
record Visit(Person person, Script script, Duration patience, Pace pace, Draw draw) {

    /** To read something and write an answer to it. */
    Duration typing() {
        return pace.ofSeconds(draw.logNormal(5, 0.5));
    }
}
