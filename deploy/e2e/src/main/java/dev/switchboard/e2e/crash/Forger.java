package dev.switchboard.e2e.crash;

import dev.switchboard.people.Http;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody who knows where the doors for providers are, and no secret. Counts what the attempts got. */
final class Forger {

    /** A word by which everything forged is known. */
    static final String MARK = "forged-by-nobody";

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String CALL =
            "CallSid=CA" + MARK + "&From=%2B12025550199&To=%2B12025550101&CallStatus=ringing";
    private static final String MESSAGE = """
            {"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"metadata":
            {"phone_number_id":"1"},"messages":[{"from":"12025550199","id":"%1$s","timestamp":"1764000000","type":"text",
            "text":{"body":"%1$s"}}]}}]}]}""".formatted(MARK);

    private final Http house;
    private final Map<Integer, Integer> answers = new TreeMap<>();

    Forger(URI house) {
        this.house = new Http(house);
    }

    /** One attempt at each door. */
    void tryAll() {
        attempt("/social/meta", "application/json", MESSAGE);
        attempt("/social/telegram", "application/json", MESSAGE);
        attempt("/social/webhook/partner", "application/json", MESSAGE);
        attempt("/phone/incoming", FORM, CALL);
        attempt("/phone/status", FORM, CALL);
    }

    private void attempt(String path, String type, String body) {
        try {
            answers.merge(house.send("POST", path, type, body).status(), 1, Integer::sum);
        } catch (Http.Unreachable away) {
            answers.merge(503, 1, Integer::sum);
        }
    }

    /** How often each status came; 5xx while the gateway was away. */
    Map<Integer, Integer> answers() {
        return answers;
    }

    List<String> complaints() {
        return answers.keySet().stream()
                .filter(status -> status != 401 && status / 100 != 5)
                .map(status -> "something forged was answered with " + status)
                .toList();
    }
}
