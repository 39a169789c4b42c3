package dev.switchboard.demo;

import dev.switchboard.people.Rep;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * How one rep handles one contact: takes the offer or not, talks, and brings it to an end of one kind or another. Each look does at
 * most one thing, and does it again later if the desk then still shows the same. One thread.
 */
final class Handling {
    private static final double DECLINES = 0.03;
    private static final double MISSES = 0.03;
    private static final double RAISES = 0.015;
    private static final double RAISES_A_COMPLAINT = 0.35;
    private static final double TRANSFERS = 0.03;
    private static final double PARKS = 0.08;
    private static final double WRAPS_UP = 0.55;

    private static final double TAKES_OFFER_SECONDS = 2.5;
    private static final double WRAP_UP_SECONDS = 6;
    private static final double PARKED_SECONDS = 45;
    private static final double TRY_AGAIN_SECONDS = 3;

    private static final List<String> QUEUES = List.of("billing", "technical", "orders", "general");
    private static final List<String> DECLINE_REASONS = List.of("Busy with another customer", "Not my field");

    private final Rep rep;
    private final String contact;
    private final boolean manager;
    private final Scripts scripts;
    private final Pace pace;
    private final Draw draw;
    private String stage = "";
    private Move move = Move.ACCEPT;
    private Talk talk = Talk.NONE;
    private boolean customerLeft;
    private long due;

    Handling(Rep rep, String contact, boolean manager, Scripts scripts, Pace pace, Draw draw) {
        this.rep = rep;
        this.contact = contact;
        this.manager = manager;
        this.scripts = scripts;
        this.pace = pace;
        this.draw = draw;
    }

    /** What is to be done next. */
    private enum Move {
        ACCEPT,
        DECLINE,
        MISS,
        COMPLETE,
        WRAP_UP,
        RAISE,
        TRANSFER,
        PARK,
        REOPEN,
        FINISH
    }

    /** @param shown the contact as the desk shows it now */
    void look(JsonObject shown) {
        var now = stageOf(shown);
        if (!now.equals(stage)) {
            stage = now;
            enter(shown);
        }
        if (shown.getString("state").equals("ASSIGNED") && !talk.goOn(rep, contact)) {
            return;
        }
        if (System.nanoTime() - due >= 0 || hearsThatCustomerLeft(shown)) {
            due = in(TRY_AGAIN_SECONDS);
            act(shown);
        }
    }

    private boolean hearsThatCustomerLeft(JsonObject shown) {
        var heardBefore = customerLeft;
        customerLeft = shown.getBoolean("customerLeft", false);
        return customerLeft && !heardBefore;
    }

    /** The same contact may be offered again later. */
    private static String stageOf(JsonObject shown) {
        var state = shown.getString("state");
        var offer = shown.getJsonObject("offer");
        return state.equals("OFFERED") && offer != null ? state + offer.getInteger("number") : state;
    }

    private void enter(JsonObject shown) {
        switch (shown.getString("state")) {
            case "OFFERED" -> {
                move = List.of(Move.DECLINE, Move.MISS, Move.ACCEPT)
                        .get(draw.weighted(DECLINES, manager ? 0 : MISSES, 1 - DECLINES - MISSES));
                due = in(draw.logNormal(TAKES_OFFER_SECONDS, 0.6));
            }
            case "ASSIGNED" -> begin(shown);
            case "PARKED" -> {
                move = Move.REOPEN;
                due = in(draw.logNormal(PARKED_SECONDS, 0.5));
            }
            default -> {
                move = Move.FINISH;
                due = in(Math.min(25, draw.logNormal(WRAP_UP_SECONDS, 0.5)));
            }
        }
    }

    private void begin(JsonObject shown) {
        var channel = shown.getString("channel");
        var script = scripts.about(shown.getString("subject", ""), shown.getString("preview", ""));
        var again = talk != Talk.NONE;
        if (!again) {
            talk = Talk.about(script, channel, pace, draw.another());
        }
        var complaint = script.map(Script::isComplaint).orElse(false);
        move = ending(channel, complaint, again || manager || shown.getString("raisedTo") != null);
        var seconds = draw.logNormal(handleSeconds(channel), 0.5);
        due = in(move == Move.RAISE || move == Move.TRANSFER ? seconds / 2 : seconds);
    }

    private Move ending(String channel, boolean complaint, boolean here) {
        var written = channel.equals("EMAIL") || channel.equals("SOCIAL");
        var raises = here ? 0 : complaint ? RAISES_A_COMPLAINT : RAISES;
        return List.of(Move.RAISE, Move.TRANSFER, Move.PARK, Move.WRAP_UP, Move.COMPLETE)
                .get(draw.weighted(
                        raises, here ? 0 : TRANSFERS, here || !written ? 0 : PARKS, WRAPS_UP, 1 - WRAPS_UP - raises));
    }

    /** Medians; half of all contacts take between two thirds and one and a half times as long. */
    private static double handleSeconds(String channel) {
        return switch (channel) {
            case "PHONE" -> 38;
            case "CHAT" -> 35;
            case "EMAIL" -> 26;
            default -> 22;
        };
    }

    private void act(JsonObject shown) {
        switch (move) {
            case ACCEPT -> say("accept", offer(shown));
            case DECLINE -> say("decline", offer(shown).put("reason", draw.one(DECLINE_REASONS)));
            case MISS -> {
                // looks away until it is too late
            }
            case COMPLETE -> say("complete", new JsonObject().put("outcome", talk.outcome()));
            case WRAP_UP -> say("complete", new JsonObject());
            case RAISE -> say("escalate", new JsonObject().put("reason", "The customer asks for a manager"));
            case TRANSFER -> say("transfer", otherQueue(shown.getString("queue", "")));
            case PARK -> say("park", new JsonObject().put("reason", "Waiting for the customer's answer"));
            case REOPEN -> say("reopen", new JsonObject());
            case FINISH -> say("finish", new JsonObject().put("outcome", talk.outcome()));
        }
    }

    private void say(String type, JsonObject with) {
        rep.act(type, contact, with);
    }

    private JsonObject otherQueue(String queue) {
        var others = QUEUES.stream().filter(other -> !other.equals(queue)).toList();
        return new JsonObject().put("queue", draw.one(others)).put("note", "This belongs to you");
    }

    private static JsonObject offer(JsonObject shown) {
        return new JsonObject().put("offer", shown.getJsonObject("offer").getInteger("number"));
    }

    private long in(double usualSeconds) {
        return System.nanoTime() + pace.ofSeconds(usualSeconds).toNanos();
    }
}
