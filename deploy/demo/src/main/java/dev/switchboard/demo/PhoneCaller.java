package dev.switchboard.demo;

import dev.switchboard.providers.Caller;
import dev.switchboard.providers.FakeTwilio;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Somebody who calls one of the centre's numbers, listens to the music for a while, and talks until one of the two hangs up. */
record PhoneCaller(FakeTwilio exchange, URI house) implements dev.switchboard.demo.Caller {
    /** By what the call is about; other questions have no number of their own. */
    private static final Map<String, String> NUMBERS =
            Map.of("billing", "+12025550101", "technical", "+12025550102", "orders", "+12025550103");

    private static final String SWITCHBOARD = "+12025550100";
    private static final Duration LONGEST_TALK = Duration.ofMinutes(4);
    private static final double HANGS_UP_FIRST = 0.4;
    private static final double TALK_SECONDS = 25;

    @Override
    public String channel() {
        return "PHONE";
    }

    @Override
    public void visit(Visit visit) throws InterruptedException {
        var number = NUMBERS.getOrDefault(visit.script().intent(), SWITCHBOARD);
        var caller = exchange.call(visit.person().phone(), number);
        try {
            if (!Wait.until(() -> caller.talkingTo() != null || caller.hasEnded(), visit.patience())) {
                return;
            }
            talk(caller, visit);
        } finally {
            if (!caller.hasEnded()) {
                caller.hangUp();
            }
        }
        new Opinion(house).give(visit, () -> exchange.received(visit.person().phone()));
    }

    private static void talk(Caller caller, Visit visit) throws InterruptedException {
        var longest = visit.draw().chance(HANGS_UP_FIRST)
                ? visit.pace().ofSeconds(visit.draw().logNormal(TALK_SECONDS, 0.5))
                : LONGEST_TALK;
        Wait.until(caller::hasEnded, longest);
    }
}
