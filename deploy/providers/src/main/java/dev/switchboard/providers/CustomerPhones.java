package dev.switchboard.providers;

import dev.switchboard.providers.Providers.Answer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The phones of customers whom the house calls (Twilio, Calls resource). They are answered after a moment, unless they are told not to be.
 * For any thread.
 */
public final class CustomerPhones {

    /** How a phone behaves that nobody answers yet. */
    public static final String RINGING = "ringing";

    private static final long RINGING_MS = 300;
    /** Nobody gives up at once. */
    private static final long UNANSWERED_MS = 3_000;

    private final FakeTwilio twilio;
    private final Map<String, Caller> answered = new ConcurrentHashMap<>();
    private final Map<String, String> unanswered = new ConcurrentHashMap<>();

    CustomerPhones(FakeTwilio twilio) {
        this.twilio = twilio;
    }

    /** This phone ends like that ({@code busy}, {@code no-answer}) from now on, goes on {@link #RINGING}, or is answered again (null). */
    public void phoneOf(String number, @Nullable String ending) {
        if (ending == null) {
            unanswered.remove(number);
        } else {
            unanswered.put(number, ending);
        }
    }

    /** Whoever answered the latest call to this number; null if nobody has. */
    public @Nullable Caller at(String number) {
        return answered.get(number);
    }

    Answer call(Map<String, String> form) {
        var to = form.get("To");
        var from = form.get("From");
        var twiml = form.get("Twiml");
        if (to == null || !to.matches("\\+[0-9]{6,15}") || from == null || twiml == null) {
            return FakeTwilio.error(400, 21_211);
        }
        var sid = "CA" + UUID.randomUUID();
        var news = URI.create(form.getOrDefault("StatusCallback", "")).getPath();
        var called = new Caller(twilio, sid, from, to, news);
        twilio.onTheLine(sid, called);
        Thread.startVirtualThread(() -> ring(called, to, twiml));
        return Answer.json(
                201, new JsonObject().put("sid", sid).put("status", "queued").encode());
    }

    private void ring(Caller called, String number, String twiml) {
        try {
            while (RINGING.equals(unanswered.get(number))) {
                Thread.sleep(RINGING_MS);
            }
            var ending = unanswered.get(number);
            Thread.sleep(ending == null ? RINGING_MS : UNANSWERED_MS);
            if (ending != null) {
                called.endUnanswered(ending);
            } else if (!called.hasEnded()) {
                answered.put(number, called);
                called.answer(twiml);
            }
        } catch (InterruptedException | IllegalStateException nobodyListens) {
            // the house is gone
        }
    }
}
