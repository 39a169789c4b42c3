package dev.switchboard.agents.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.agents.floor.DeskContact;
import dev.switchboard.agents.floor.Offer;
import dev.switchboard.agents.floor.Place;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingPlan.Rung;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact as its rep sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactView(
        String id,
        ContactState state,
        Channel channel,
        @Nullable String queue,
        @Nullable String subject,
        @Nullable String preview,
        Person customer,
        String conversation,
        Instant arrivedAt,
        @Nullable Offer offer,
        @Nullable Instant assignedAt,
        @Nullable Instant wrapUpEndsAt,
        @Nullable Rung raisedTo,
        Place.@Nullable Callback callback,
        boolean customerLeft) {

    /** The customer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(String id, @Nullable String name, String address) {}

    static ContactView of(DeskContact contact) {
        var request = contact.request();
        var place = contact.place();
        var customer = request.customer();
        return new ContactView(
                request.contact(),
                place.state(),
                request.channel(),
                place.queue(),
                request.subject(),
                request.preview(),
                new Person(customer.customer(), customer.name(), customer.address()),
                request.conversation(),
                request.arrivedAt(),
                place.offer(),
                place.assignedAt(),
                place.wrapUpEndsAt(),
                place.raisedTo(),
                place.callback(),
                place.customerLeft());
    }
}
