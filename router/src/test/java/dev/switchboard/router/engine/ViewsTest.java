package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.events.RoutingCommand.SetPresence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the boards of managers and the desks of agents are told of the state. */
class ViewsTest {

    private static final String PLAN = """
            queues:
              - {queue: orders, name: Orders, team: orders}
              - {queue: billing, name: Billing, team: billing}
            rules:
              - {name: orders, when: attributes.topic == "orders", queue: orders}
            fallback: billing
            capacity: {chat: 2}
            """;

    private static final Map<Channel, Integer> ONE_CHAT =
            Map.of(Channel.CHAT, 1, Channel.PHONE, 0, Channel.EMAIL, 0, Channel.SOCIAL, 0);

    private final Centre centre = Centre.planned(PLAN);

    private QueueView queue(String queue) {
        return centre.engine.queues(WS).stream()
                .filter(view -> view.queue().equals(queue))
                .findFirst()
                .orElseThrow();
    }

    private void hasOneChatAtATime(String agent) {
        centre.send(new PutAgent(WS, new AgentProfile(agent, agent, "billing", Map.of(), ONE_CHAT)));
        centre.ready(agent);
    }

    @Test
    void aQueueTellsWhoWaitsByChannelAndSinceWhen() {
        for (String contact : List.of("second", "third", "fourth")) {
            centre.pass(10);
            centre.ask(contact, Channel.CHAT, Map.of());
        }
        centre.ask("call", Channel.PHONE, Map.of());

        assertThat(centre.engine.queues(WS))
                .containsExactly(
                        new QueueView("orders", "Orders", "orders", 0, 0, null, Map.of()),
                        new QueueView(
                                "billing",
                                "Billing",
                                "billing",
                                4,
                                0,
                                Centre.START.plusSeconds(10),
                                Map.of(Channel.CHAT, 3, Channel.PHONE, 1)));
    }

    @Test
    void whoIsOfferedOrServedNoLongerWaits() {
        for (String contact : List.of("served", "offered", "waiting")) {
            centre.ask(contact, Channel.CHAT, Map.of());
            centre.pass(10);
        }
        hasOneChatAtATime("ava");
        centre.accept("served");
        hasOneChatAtATime("ben");

        assertThat(queue("billing"))
                .isEqualTo(new QueueView(
                        "billing", "Billing", "billing", 1, 1, Centre.START.plusSeconds(20), Map.of(Channel.CHAT, 1)));
    }

    @Test
    void withoutAPlanThereAreNoQueuesAndAContactHasNone() {
        Centre unplanned = new Centre();
        unplanned.chat("k", "billing");

        assertThat(unplanned.engine.queues(WS)).isEmpty();
        assertThat(unplanned.view("k").queue()).isNull();
        assertThat(unplanned.view("k").state()).isEqualTo(ContactState.QUEUED);
    }

    @Test
    void agentsAreToldOfById() {
        for (String agent : List.of("zoe", "mirjam", "ava", "benedict")) {
            centre.agent(agent, "billing", Map.of());
        }

        assertThat(centre.engine.agents(WS))
                .extracting(view -> view.profile().agent())
                .containsExactly("ava", "benedict", "mirjam", "zoe");
        assertThat(centre.engine.agents(WS).getFirst()).isEqualTo(centre.agentView("ava"));
        assertThat(centre.engine.agents("elsewhere")).isEmpty();
    }

    @Test
    void anAgentTellsWhatIsInHandTheOldestFirst() {
        centre.agent("ava", "billing", Map.of());
        centre.presence("ava", Presence.NOT_READY);
        centre.ask("mail", Channel.EMAIL, Map.of());
        centre.pass(10);
        centre.ask("chat", Channel.CHAT, Map.of());
        centre.pass(10);
        centre.ready("ava");
        centre.ask("another", Channel.CHAT, Map.of());

        AgentView view = centre.agentView("ava");
        assertThat(view.load()).isEqualTo(Map.of(Channel.EMAIL, 1, Channel.CHAT, 2));
        assertThat(view.capacity())
                .as("the plan's, or what is usual")
                .isEqualTo(Map.of(Channel.CHAT, 2, Channel.PHONE, 1, Channel.EMAIL, 5, Channel.SOCIAL, 3));
        assertThat(view.contacts()).containsExactly("mail", "chat", "another");
        assertThat(view.idleSince()).as("offers alone are no work").isEqualTo(Centre.START.plusSeconds(20));
    }

    @Test
    void anAgentTellsWhyNotReady() {
        centre.agent("ava", "billing", Map.of());
        centre.send(new SetPresence(WS, "ava", Presence.NOT_READY, "lunch"));

        assertThat(centre.agentView("ava").presence()).isEqualTo(Presence.NOT_READY);
        assertThat(centre.agentView("ava").reason()).isEqualTo("lunch");
    }

    @Test
    void whoOnlyLooksLeavesNoTrace() {
        centre.ask("k", Channel.CHAT, Map.of());
        long before = centre.engine.hash();

        assertThat(centre.engine.queues("elsewhere")).isEmpty();
        assertThat(centre.engine.contact("elsewhere", "k")).isNull();
        assertThat(centre.engine.agent("elsewhere", "ava")).isNull();
        assertThat(centre.engine.explainContact("elsewhere", "k", 1, centre.now))
                .isNull();

        assertThat(centre.engine.hash()).isEqualTo(before);
    }
}
