package dev.switchboard.gateway.phone;

import static dev.switchboard.gateway.TestLog.read;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.Outbound.Control;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.PlanCallback;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import dev.switchboard.gateway.TestLog;
import dev.switchboard.providers.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;

/** What tests of calls need: the router, which they play, and what the gateway has said to the log. */
final class Telephony {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String BILLING = "+12025550101";
    static final String PROMISE = "We will call you back. Goodbye.";
    /** What stands in the place of a number that is withheld. */
    static final String ANONYMOUS = "+266696687";

    private static final AtomicLong OFFSET = new AtomicLong();
    private static final long EPOCH = System.currentTimeMillis();

    private Telephony() {}

    /** Numbers for drama (Ofcom). */
    static String someNumber() {
        return "+44770090" + ThreadLocalRandom.current().nextInt(1_000, 9_999);
    }

    static void decide(RoutingEvent... events) {
        TestLog.write(
                Topics.ROUTING_EVENTS,
                0,
                new RoutingRecord.Decision(
                        EPOCH, OFFSET.getAndIncrement(), null, Instant.now(), null, List.of(events)));
    }

    /** In a queue of its own. */
    static Caller queued(Caller caller) {
        return queued(caller, "billing-" + caller.sid());
    }

    static Caller queued(Caller caller, String queue) {
        decide(opened(caller), queuedEvent(caller, queue, QueuedBecause.ARRIVED, Duration.ZERO));
        return caller;
    }

    /** As the router has it once it has read the request. */
    static RoutingEvent opened(Caller caller) {
        var request = requestOf(caller);
        return new ContactOpened(
                "main",
                request.contact(),
                request.conversation(),
                request.message(),
                request.channel(),
                request.customer(),
                request.to(),
                null,
                null,
                request.attributes());
    }

    static RoutingEvent queuedEvent(Caller caller, String queue, QueuedBecause because, Duration headStart) {
        return new ContactQueued(
                "main", contactOf(caller), queue, because, null, headStart, null, null, null, null, null, null);
    }

    static void control(Caller caller, String agent, Control control) {
        var conversation = conversationOf(caller);
        TestLog.write(
                Topics.OUTBOUND,
                conversation,
                Wire.toBytes(new Outbound.CallControl(
                        "main", conversation, contactOf(caller), agent, control, Instant.now())));
    }

    static String conversationOf(Caller caller) {
        return Ids.callConversation("main", Channel.PHONE, caller.sid());
    }

    static String contactOf(Caller caller) {
        return Ids.contact(Ids.message("main", Channel.PHONE, caller.sid()));
    }

    static RequestService requestOf(Caller caller) {
        await().atMost(SOON).until(() -> !requests(caller.sid()).isEmpty());
        return requests(caller.sid()).getFirst();
    }

    static List<RequestService> requests(String sid) {
        return commands(
                RequestService.class, request -> sid.equals(request.attributes().get("call")));
    }

    /** How often the router has been told that the caller left. */
    static int leavings(Caller caller) {
        return commands(
                        LeaveConversation.class,
                        leaving -> leaving.conversation().equals(conversationOf(caller)))
                .size();
    }

    static List<PlanCallback> plans(Caller caller) {
        return commands(PlanCallback.class, plan -> plan.conversation().equals(conversationOf(caller)));
    }

    private static <T> List<T> commands(Class<T> type, Predicate<T> wanted) {
        return read(Topics.ROUTING_COMMANDS, RoutingCommand.class, type, wanted);
    }

    static void awaitNotes(Caller caller, String... texts) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        Assertions.assertThat(notes(conversationOf(caller))).containsSubsequence(texts));
    }

    /** What stands in the conversation, in order. */
    static List<String> notes(String conversation) {
        return read(
                        Topics.MESSAGES,
                        ConversationEvent.class,
                        MessageStored.class,
                        event -> event.conversation().equals(conversation))
                .stream()
                .map(MessageStored::text)
                .toList();
    }
}
