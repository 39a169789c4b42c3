package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactDiverted;
import dev.switchboard.events.RoutingEvent.CustomerTold;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a queue does not take in: it is full or closed, or one has waited too long. The centre's day begins at 10:00 in Zurich, a Sunday. */
class LimitsTest {

    private static final String PLAN = """
            queues:
              - queue: billing
                team: billing
                places: 2
                full:
                  chat: {queue: general}
                  phone: {call_back: We call you back when it is your turn.}
                  email: {message: Please write later.}
                longest_wait: 10m
                late: {chat: {queue: general}, phone: {message: Nobody is free today.}}
              - queue: office
                team: billing
                hours: office
                closed: {phone: {call_back: We call you tomorrow.}, chat: {message: We are closed.}, email: wait}
              - {queue: general, team: service}
            rules:
              - {name: office, when: attributes.topic == "office", queue: office}
            fallback: billing
            hours:
              - hours: office
                zone: Europe/Zurich
                week: {mon-fri: "08:00-12:00, 13:00-17:00"}
                holidays: [2026-11-23]
            """;

    private final Centre centre = Centre.planned(PLAN);

    private void fill() {
        centre.ask("k1", Channel.SOCIAL, Map.of());
        centre.ask("k2", Channel.SOCIAL, Map.of());
    }

    private ContactDiverted diverted() {
        return centre.theLast(ContactDiverted.class).orElseThrow();
    }

    @Test
    void aFullQueueSendsOnByChannel() {
        fill();
        centre.ask("c", Channel.CHAT, Map.of());
        assertThat(diverted().because()).isEqualTo(Diversion.Cause.FULL);
        assertThat(centre.view("c").queue()).isEqualTo("general");

        centre.ask("e", Channel.EMAIL, Map.of());
        assertThat(centre.theLast(CustomerTold.class).orElseThrow().message()).isEqualTo("Please write later.");
        assertThat(centre.theLast(ContactClosed.class).orElseThrow().outcome()).isEqualTo("turned-away");
        assertThat(centre.engine.contact(Centre.WS, "e")).isNull();
    }

    @Test
    void aChannelThatSaysNothingIsTakenInThoughTheQueueIsFull() {
        fill();
        centre.ask("s", Channel.SOCIAL, Map.of());
        assertThat(centre.view("s").queue()).isEqualTo("billing");
        assertThat(centre.lastTypes()).doesNotContain("ContactDiverted");
    }

    @Test
    void aPlaceThatComesFreeIsTaken() {
        fill();
        centre.leave("k1");
        centre.ask("c", Channel.CHAT, Map.of());
        assertThat(centre.view("c").queue()).isEqualTo("billing");
    }

    @Test
    void whoHasWaitedTooLongIsSentOnOnce() {
        centre.ask("c", Channel.CHAT, Map.of());
        centre.pass(599);
        assertThat(centre.view("c").queue()).isEqualTo("billing");
        centre.pass(1);
        assertThat(diverted().because()).isEqualTo(Diversion.Cause.LATE);
        assertThat(centre.view("c").queue()).isEqualTo("general");
        centre.pass(6000);
        assertThat(centre.view("c").queue()).isEqualTo("general");

        centre.ask("p", Channel.PHONE, Map.of());
        centre.pass(600);
        assertThat(centre.engine.contact(Centre.WS, "p")).isNull();
    }

    @Test
    void aClosedQueueHoldsMailsUntilItOpensAfterTheHoliday() {
        centre.agent("ava", "billing", Map.of());
        centre.ask("e", Channel.EMAIL, Map.of("topic", "office"));
        assertThat(diverted().until()).isEqualTo(Instant.parse("2026-11-24T07:00:00Z"));
        assertThat(centre.with("e")).isNull();
        assertThat(centre.engine.nextTimer()).isEqualTo(Instant.parse("2026-11-24T07:00:00Z"));

        centre.now = Instant.parse("2026-11-24T07:00:00Z");
        centre.pass(0);
        assertThat(centre.with("e")).isEqualTo("ava");
    }

    @Test
    void aClosedQueueTurnsAwayChatsAndCallsCallersBackWhenItOpens() {
        centre.agent("ava", "billing", Map.of());
        centre.ask("c", Channel.CHAT, Map.of("topic", "office"));
        assertThat(centre.engine.contact(Centre.WS, "c")).isNull();

        centre.ask("p", Channel.PHONE, Map.of("topic", "office"));
        assertThat(centre.lastTypes()).contains("CustomerTold", "CallbackPlanned");
        centre.leave("p");
        assertThat(centre.lastTypes()).containsExactly("CustomerLeft");
        centre.now = Instant.parse("2026-11-24T07:00:00Z");
        centre.pass(0);
        assertThat(centre.with("p")).isEqualTo("ava");
    }

    @Test
    void anOpenQueueTakesEverybodyIn() {
        centre.now = Instant.parse("2026-11-24T12:00:00Z");
        centre.agent("ava", "billing", Map.of());
        centre.ask("c", Channel.CHAT, Map.of("topic", "office"));
        assertThat(centre.with("c")).isEqualTo("ava");
        centre.now = Instant.parse("2026-11-24T11:59:59.999Z");
        assertThat(centre.lastTypes()).contains("ContactOffered");
    }
}
