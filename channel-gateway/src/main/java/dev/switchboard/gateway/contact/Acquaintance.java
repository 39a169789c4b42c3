package dev.switchboard.gateway.contact;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask of a customer's past.
 *
 * @param lastAgent who had the customer's latest contact that anybody had, last
 * @param day contacts opened in the last 24 hours, up to {@value #MANY}
 * @param week in the last 7 days
 * @param month in the last 30 days
 */
public record Acquaintance(@Nullable String lastAgent, long day, long week, long month) {

    /** More contacts of one customer are not counted. */
    static final int MANY = 1_000;

    public static final Acquaintance NEW = new Acquaintance(null, 0, 0, 0);

    /** The attributes of a request with these among them, whatever the request says of itself. */
    public Map<String, String> among(Map<String, String> given) {
        var attributes = new HashMap<>(given);
        attributes.remove("last_agent");
        if (lastAgent != null) {
            attributes.put("last_agent", lastAgent);
        }
        attributes.put("contacts_day", Long.toString(day));
        attributes.put("contacts_week", Long.toString(week));
        attributes.put("contacts_month", Long.toString(month));
        return attributes;
    }
}
