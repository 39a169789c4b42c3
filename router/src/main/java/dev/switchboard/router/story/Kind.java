package dev.switchboard.router.story;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.switchboard.events.RoutingEvent;
import java.util.Locale;

/** The kinds of entries in a story; their names are part of the API. */
public enum Kind {
    OPENED,
    QUEUED,
    STEP,
    SERVICE_LEVEL_BREACHED,
    OFFERED,
    DECLINED,
    MISSED,
    WITHDRAWN,
    ASSIGNED,
    MESSAGE,
    CUSTOMER_LEFT,
    CUSTOMER_TOLD,
    DIVERTED,
    CALLBACK_PLANNED,
    MERGED,
    PARKED,
    WRAPPING,
    CLOSED,
    ABANDONED;

    static Kind of(RoutingEvent.OfContact event) {
        return switch (event) {
            case RoutingEvent.ContactOpened _ -> OPENED;
            case RoutingEvent.ContactQueued _ -> QUEUED;
            case RoutingEvent.EscalationStepFired _ -> STEP;
            case RoutingEvent.ServiceLevelBreached _ -> SERVICE_LEVEL_BREACHED;
            case RoutingEvent.ContactOffered _ -> OFFERED;
            case RoutingEvent.OfferDeclined _ -> DECLINED;
            case RoutingEvent.OfferMissed _ -> MISSED;
            case RoutingEvent.OfferWithdrawn _ -> WITHDRAWN;
            case RoutingEvent.ContactAssigned _ -> ASSIGNED;
            case RoutingEvent.MessageAdded _ -> MESSAGE;
            case RoutingEvent.CustomerLeft _ -> CUSTOMER_LEFT;
            case RoutingEvent.CustomerTold _ -> CUSTOMER_TOLD;
            case RoutingEvent.ContactDiverted _ -> DIVERTED;
            case RoutingEvent.CallbackPlanned _ -> CALLBACK_PLANNED;
            case RoutingEvent.ContactMerged _ -> MERGED;
            case RoutingEvent.ContactParked _ -> PARKED;
            case RoutingEvent.ContactWrapping _ -> WRAPPING;
            case RoutingEvent.ContactClosed _ -> CLOSED;
            case RoutingEvent.ContactAbandoned _ -> ABANDONED;
        };
    }

    @JsonValue
    public String inJson() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
