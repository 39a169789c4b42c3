package dev.switchboard.router.engine;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.*;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Team;
import dev.switchboard.router.plan.CelRules;
import dev.switchboard.router.plan.PlanYaml;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small contact centre around an engine, to tell stories with: teams billing, technical and orders under mona, nils and olga, all
 * under service (pia), that under company (quentin). Rules are of the form {@code topic=billing}. Keeps the log.
 */
final class Centre {

    static final String WS = "main";
    static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    static final RuleCompiler BY_TOPIC = rules -> contact -> rules.stream()
            .filter(rule -> rule.when().equals("topic=" + contact.attributes().get("topic")))
            .findFirst()
            .orElse(null);

    static final List<Team> TEAMS = List.of(
            new Team("company", "Company", null, "quentin"),
            new Team("service", "Service", "company", "pia"),
            new Team("billing", "Billing", "service", "mona"),
            new Team("technical", "Technical", "service", "nils"),
            new Team("orders", "Orders", "service", "olga"));

    Engine engine = new Engine(BY_TOPIC);
    Instant now = START;
    List<RoutingEvent> last = List.of();
    final List<RoutingRecord.Decision> log = new ArrayList<>();

    /** Teams, a plan, and nobody there yet. */
    static Centre open() {
        return open(plan());
    }

    static Centre open(PlanBuilder plan) {
        Centre centre = new Centre();
        centre.send(new PutTeams(WS, TEAMS));
        centre.send(new PublishPlan(WS, plan.build()));
        return centre;
    }

    /** Teams, and a plan as people write it, with its rules in the language of rules. */
    static Centre planned(String yaml) {
        Centre centre = new Centre();
        centre.engine = new Engine(new CelRules());
        centre.send(new PutTeams(WS, TEAMS));
        return centre.publish(yaml, 1);
    }

    Centre publish(String yaml, int version) {
        switch (PlanYaml.read(yaml, version)) {
            case PlanYaml.Outcome.Plan read -> send(new PublishPlan(WS, read.plan()));
            case PlanYaml.Outcome.Mistakes mistakes -> throw new AssertionError(mistakes.problems());
        }
        return this;
    }

    static PlanBuilder plan() {
        return new PlanBuilder();
    }

    List<RoutingEvent> send(RoutingCommand command) {
        last = engine.decide(command, now);
        if (!last.isEmpty()) {
            log.add(new RoutingRecord.Decision(1, log.size(), null, now, origin(command), last));
        }
        return last;
    }

    private static dev.switchboard.events.@Nullable Origin origin(RoutingCommand command) {
        return switch (command) {
            case RequestService request -> request.origin();
            case LeaveConversation leave -> leave.origin();
            case PlanCallback plan -> plan.origin();
            default -> null;
        };
    }

    List<RoutingEvent> pass(Duration time) {
        now = now.plus(time);
        return send(new Tick());
    }

    List<RoutingEvent> pass(int seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    Centre agent(String id, String team, Map<String, Integer> skills) {
        send(new PutAgent(WS, new AgentProfile(id, id, team, skills, Map.of())));
        return ready(id);
    }

    /** An agent who takes a single contact at a time. */
    Centre busyBee(String id, String team, Map<String, Integer> skills) {
        Map<Channel, Integer> one = Map.of(Channel.PHONE, 1, Channel.EMAIL, 1, Channel.CHAT, 1, Channel.SOCIAL, 1);
        send(new PutAgent(WS, new AgentProfile(id, id, team, skills, one)));
        return ready(id);
    }

    Centre manager(String id) {
        return agent(id, "company", Map.of());
    }

    Centre ready(String id) {
        return presence(id, Presence.READY);
    }

    Centre presence(String id, Presence presence) {
        send(new SetPresence(WS, id, presence, null));
        return this;
    }

    /** A request with attributes of its own. */
    List<RoutingEvent> ask(String contact, Channel channel, Map<String, String> attributes) {
        return ask(contact, "c-" + contact, channel, attributes);
    }

    List<RoutingEvent> ask(String contact, String customer, Channel channel, Map<String, String> attributes) {
        return send(Ask.of(contact).from(customer).by(channel).with(attributes).command());
    }

    List<RoutingEvent> leave(String contact) {
        return send(new LeaveConversation(WS, "v-" + contact, null));
    }

    List<RoutingEvent> chat(String contact, String topic) {
        return request(contact, "v-" + contact, Channel.CHAT, topic);
    }

    List<RoutingEvent> request(String contact, String conversation, Channel channel, String topic) {
        return send(Ask.of(contact).in(conversation).by(channel).about(topic).command());
    }

    /** Another message in the conversation of a contact. */
    List<RoutingEvent> write(String contact, String message) {
        return request(message, "v-" + contact, Channel.CHAT, "billing");
    }

    List<RoutingEvent> accept(String contact) {
        ContactView view = view(contact);
        return send(new AcceptOffer(WS, contact, view.offer(), String.valueOf(view.agent())));
    }

    List<RoutingEvent> decline(String contact) {
        ContactView view = view(contact);
        return send(new DeclineOffer(WS, contact, view.offer(), String.valueOf(view.agent()), "busy"));
    }

    List<RoutingEvent> complete(String contact) {
        return send(
                new CompleteContact(WS, contact, String.valueOf(view(contact).agent()), "resolved"));
    }

    ContactView view(String contact) {
        ContactView view = engine.contact(WS, contact);
        if (view == null) {
            throw new AssertionError("contact " + contact + " is not open");
        }
        return view;
    }

    AgentView agentView(String agent) {
        AgentView view = engine.agent(WS, agent);
        if (view == null) {
            throw new AssertionError("agent " + agent + " is not known");
        }
        return view;
    }

    /** Whom the contact is offered to, or who has it. */
    @Nullable
    String with(String contact) {
        return view(contact).agent();
    }

    /** The agents offered something by the last command, in order. */
    List<String> offeredTo() {
        return lastOf(ContactOffered.class).map(ContactOffered::agent).toList();
    }

    <E extends RoutingEvent> Stream<E> lastOf(Class<E> type) {
        return last.stream().filter(type::isInstance).map(type::cast);
    }

    <E extends RoutingEvent> Optional<E> theLast(Class<E> type) {
        return lastOf(type).reduce((first, second) -> second);
    }

    List<String> lastTypes() {
        return last.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    String rejection() {
        return theLast(RoutingEvent.CommandRejected.class)
                .map(RoutingEvent.CommandRejected::code)
                .orElse("none");
    }
}
