package dev.switchboard.router.engine;

import dev.switchboard.events.CentrePolicy.Languages;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.RoutingPlan.Rung;
import org.jspecify.annotations.Nullable;

/**
 * What a contact asks beyond its queue. Few are ever in use: what customers write can't make new ones.
 *
 * @param raisedTo set when only managers from this rung on may take it
 * @param language the skill that its language asks
 */
record Wish(
        @Nullable Rung raisedTo,
        @Nullable Demand demand,
        @Nullable String language) {

    static final Wish NONE = new Wish(null, null, null);

    static Wish of(Contact contact, @Nullable Languages languages) {
        String language = languages == null
                ? null
                : languages.skills().get(contact.opened.attributes().getOrDefault(languages.attribute(), ""));
        return contact.raisedTo == null && contact.demand == null && language == null
                ? NONE
                : new Wish(contact.raisedTo, contact.demand, language);
    }
}
