package dev.switchboard.demo;

import dev.switchboard.people.Rep;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a rep writes to a customer: an answer to each of their words, one after the other, with the time it takes to type. A reply
 * keeps its message id until the house has it, so that it never arrives twice. One thread; acknowledgements come on another.
 */
final class Talk {
    /** On the phone nobody writes. */
    static final Talk NONE = new Talk(List.of(), "resolved", false, new Pace(1), new Draw(0));

    private static final double TYPING_SECONDS = 4;
    /** So long a rep stays with somebody whose words are no script's, in case there is more. */
    private static final double STAYS_SECONDS = 40;

    private static final double TRY_AGAIN_SECONDS = 3;

    private static final List<String> FOR_ANYTHING = List.of(
            "Hello, let me look into that for you.",
            "Thank you, I have noted that and taken care of it.",
            "Is there anything else that I can do for you?",
            "You are welcome. Have a nice day!");

    private final List<String> answers;
    private final String outcome;
    private final boolean withPerson;
    private final Pace pace;
    private final Draw draw;
    private final AtomicInteger said = new AtomicInteger();
    private String message = UUID.randomUUID().toString();
    private int messageFor;
    private long notBefore;
    private long staysUntil;

    private Talk(List<String> answers, String outcome, boolean withPerson, Pace pace, Draw draw) {
        this.answers = answers;
        this.outcome = outcome;
        this.withPerson = withPerson;
        this.pace = pace;
        this.draw = draw;
        this.notBefore = in(draw.logNormal(TYPING_SECONDS, 0.5));
        this.staysUntil = System.nanoTime();
    }

    static Talk about(Optional<Script> script, String channel, Pace pace, Draw draw) {
        var outcome = script.map(Script::outcome).orElse("resolved");
        if (channel.equals("PHONE")) {
            return new Talk(List.of(), outcome, false, pace, draw);
        }
        return new Talk(script.map(Script::answers).orElse(FOR_ANYTHING), outcome, script.isEmpty(), pace, draw);
    }

    String outcome() {
        return outcome;
    }

    /** Writes what is due; answers whether there is nothing left to say for now, so that the contact may be ended. */
    boolean goOn(Rep rep, String contact) {
        if (said.get() >= Math.min(answers.size(), wordsOf(rep, contact))) {
            return System.nanoTime() - staysUntil >= 0;
        }
        if (System.nanoTime() - notBefore >= 0) {
            write(rep, contact);
        }
        return false;
    }

    private void write(Rep rep, String contact) {
        var number = said.get();
        if (messageFor != number) {
            messageFor = number;
            message = UUID.randomUUID().toString();
        }
        notBefore = in(TRY_AGAIN_SECONDS + draw.logNormal(TYPING_SECONDS, 0.5));
        if (withPerson) {
            staysUntil = in(STAYS_SECONDS);
        }
        rep.reply(contact, message, answers.get(number)).whenComplete((answer, broke) -> {
            if (answer != null && "ack".equals(answer.getString("type"))) {
                said.compareAndSet(number, number + 1);
            }
        });
    }

    /** How often the customer has spoken; the opening, which may have come before the contact did, is one. */
    private static int wordsOf(Rep rep, String contact) {
        var preview = rep.contact(contact).getString("preview", "");
        return 1
                + (int) rep.messages(contact).stream()
                        .filter(message -> "CUSTOMER".equals(message.getString("author")))
                        .filter(message -> !isOpening(message, preview))
                        .map(message -> message.getString("id"))
                        .distinct()
                        .count();
    }

    private static boolean isOpening(JsonObject message, String preview) {
        var text = message.getString("text", "");
        var length = Math.min(20, Math.min(text.length(), preview.length()));
        return length > 0 && text.regionMatches(0, preview, 0, length);
    }

    private long in(double usualSeconds) {
        return System.nanoTime() + pace.ofSeconds(usualSeconds).toNanos();
    }
}
