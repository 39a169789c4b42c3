package dev.switchboard.gateway.phone;

import java.time.Duration;
import java.util.Optional;

/**
 * A waiting caller's place.
 *
 * @param position among the callers of the queue, from 1; 0 if it is not known
 * @param expected until an answer, as far as it can be told from the latest ones
 */
record Place(int position, Optional<Duration> expected) {

    static final Place UNKNOWN = new Place(0, Optional.empty());

    /** Of a call that is to end, when its last words are said. */
    static final Place OVER = new Place(-1, Optional.empty());

    boolean isKnown() {
        return position > 0;
    }

    boolean isOver() {
        return position < 0;
    }

    /** In words that a caller understands; empty if there is nothing to say. */
    String inWords() {
        if (position <= 0) {
            return "";
        }
        var place = position == 1 ? "You are next." : "You are number " + position + " in the queue.";
        return place + expected.map(Place::inWords).orElse("");
    }

    private static String inWords(Duration wait) {
        long minutes = (wait.toSeconds() + 59) / 60;
        return minutes <= 1 ? " It will take about a minute." : " It will take about " + minutes + " minutes.";
    }
}
