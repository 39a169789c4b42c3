package dev.switchboard.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One conversation as it may go: what the customer says in turn, and what a rep who knows the work answers.
 *
 * @param intent what it is about: billing, technical, orders, general, complaint or vip
 * @param subject of a mail
 * @param says the customer's words; the first opens the contact
 * @param answers the rep's, one for each of the customer's
 * @param outcome how a rep closes it
 * @param channels on which people say such things
 * @param attributes what a page knows about the customer, for the routing plan
 */
record Script(
        String intent,
        String subject,
        List<String> says,
        List<String> answers,
        String outcome,
        Set<String> channels,
        Map<String, String> attributes) {

    Script {
        if (says.isEmpty() || answers.size() < says.size()) {
            throw new IllegalArgumentException("each of the customer's words needs an answer: " + subject);
        }
    }

    String opening() {
        return says.getFirst();
    }

    boolean isComplaint() {
        return intent.equals("complaint");
    }

    boolean fits(String channel) {
        return channels.isEmpty() || channels.contains(channel);
    }
}
