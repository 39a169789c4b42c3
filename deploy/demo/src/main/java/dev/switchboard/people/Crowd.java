package dev.switchboard.people;

import java.util.Map;

/** What a house has to be told when hundreds of people come from one address, and reps are programs that type fast. */
public final class Crowd {

    /** The bounds on single persons, widened; everything else is as it ships. */
    public static final Map<String, String> SETTINGS = Map.of(
            "switchboard.chat.visitors-per-minute", "0",
            "switchboard.desk.frames-per-second", "2000",
            "switchboard.desk.burst", "5000");

    private Crowd() {}
}
