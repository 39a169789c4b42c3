package dev.switchboard.router.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Team;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From commands in the log to the story over REST. */
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class StoryTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String workspace = "story-" + UUID.randomUUID();
    private final String contact = "contact-" + UUID.randomUUID();
    private CommandTopic commands;

    @BeforeEach
    void furnish() throws Exception {
        commands = new CommandTopic(workspace);
        commands.send(new RoutingCommand.PutTeams(
                workspace,
                List.of(
                        new Team("service", "Service", null, "pia"),
                        new Team("billing", "Billing team", "service", "mona"),
                        new Team("orders", "Orders team", "service", "olga"))));
        commands.send(agent("ava", "Ava Abel", "billing", 9));
        commands.send(agent("ben", "Ben Bohm", "billing", 6));
        given().header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .contentType("text/plain")
                .body("""
                        queues:
                          - {queue: billing, name: Billing questions, team: billing, skills: {billing: 3}, wrap_up: 30s, offer_timeout: 60s}
                        rules:
                          - {name: about money, when: text.contains('money'), queue: billing, head_start: 90s}
                        fallback: billing
                        """)
                .put("/api/routing/plan")
                .then()
                .statusCode(200);
        commands.send(new RoutingCommand.SetPresence(workspace, "ava", Presence.READY, null));
        commands.send(new RoutingCommand.SetPresence(workspace, "ben", Presence.READY, null));
        await().atMost(SOON)
                .untilAsserted(() -> as(Tokens.administrator(workspace))
                        .get("/api/routing/queues")
                        .then()
                        .statusCode(200)
                        .body("queue", contains("billing")));
        commands.send(request(contact, "c-1"));
        awaitKind("offered");
    }

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void theStoryIsToldInOrder() throws Exception {
        String first = offered(1);
        String second = first.equals("ava") ? "ben" : "ava";
        commands.send(new RoutingCommand.DeclineOffer(workspace, contact, 1, first, "lunch"));
        awaitKinds("opened", "queued", "offered", "declined", "queued", "offered");
        commands.send(new RoutingCommand.AcceptOffer(workspace, contact, 2, second));
        commands.send(new RoutingCommand.CompleteContact(workspace, contact, second, "solved"));
        awaitKind("closed");

        as(Tokens.administrator(workspace))
                .get("/api/routing/contacts/" + contact)
                .then()
                .statusCode(200)
                .body("contact.state", equalTo("CLOSED"))
                .body("contact.queue.name", equalTo("Billing questions"))
                .body("contact.queue.team", equalTo("billing"))
                .body("contact.customer.name", equalTo("Cleo"))
                .body("contact.subject", equalTo("My bill"))
                .body(
                        "story.kind",
                        contains("opened", "queued", "offered", "declined", "queued", "offered", "assigned", "closed"))
                .body(
                        "story[1].sentence",
                        containsString("Rule \u201cabout money\u201d put the contact into queue Billing questions"))
                .body("story[1].facts.headStart", equalTo("PT1M30S"))
                .body("story[2].sentence", containsString("of 2 free"))
                .body(
                        "story[3].sentence",
                        equalTo((first.equals("ava") ? "Ava Abel" : "Ben Bohm") + " declined: lunch."))
                .body("story[7].facts.outcome", equalTo("solved"));
    }

    @Test
    void onlyWhomItConcernsMayReadIt() throws Exception {
        String holder = offered(1);
        String other = holder.equals("ava") ? "ben" : "ava";
        commands.send(new RoutingCommand.AcceptOffer(workspace, contact, 1, holder));
        awaitKind("assigned");

        story(Tokens.agent(workspace, holder, "agent")).then().statusCode(200);
        story(Tokens.agent(workspace, "mona", "agent", "manager")).then().statusCode(200);
        story(Tokens.agent(workspace, "pia", "agent", "senior-manager")).then().statusCode(200);
        story(Tokens.agent(workspace, other, "agent")).then().statusCode(403).body("code", equalTo("scope.denied"));
        story(Tokens.agent(workspace, "olga", "agent", "manager"))
                .then()
                .statusCode(403)
                .body("code", equalTo("scope.denied"));
        story(Tokens.agent(workspace, "mona", "agent")).then().statusCode(403);
        story(Tokens.administrator("another")).then().statusCode(404).body("code", equalTo("contact.unknown"));
        given().get("/api/routing/contacts/" + contact).then().statusCode(401);
    }

    @Test
    void managersListTheContactsOfTheirTeams() {
        as(Tokens.agent(workspace, "mona", "agent", "manager"))
                .get("/api/routing/contacts?state=offered&queue=billing")
                .then()
                .statusCode(200)
                .body("contact", contains(contact));
        as(Tokens.agent(workspace, "olga", "agent", "manager"))
                .get("/api/routing/contacts")
                .then()
                .statusCode(200)
                .body("", hasSize(0));
        as(Tokens.administrator(workspace))
                .get("/api/routing/contacts?state=CLOSED")
                .then()
                .body("contact", not(hasItem(contact)));
        as(Tokens.administrator(workspace))
                .get("/api/routing/contacts?state=LOST")
                .then()
                .statusCode(400)
                .body("code", equalTo("query.invalid"), "errors.path", hasItems("state"));
        as(Tokens.agent(workspace, "ava", "agent"))
                .get("/api/routing/contacts")
                .then()
                .statusCode(403);
    }

    @Test
    void managersFindTheOtherOpenContactsOfTheCustomer() throws Exception {
        commands.send(request("open-" + contact, "c-1"));
        commands.send(request("over-" + contact, "c-1"));
        commands.send(request("of-another-" + contact, "c-2"));
        commands.send(new RoutingCommand.LeaveConversation(workspace, "conversation of over-" + contact, null));
        var mona = Tokens.agent(workspace, "mona", "agent", "manager");
        await().atMost(SOON)
                .untilAsserted(() -> as(mona).get("/api/routing/contacts?state=abandoned")
                        .then()
                        .body("contact", contains("over-" + contact)));

        others(mona).then().statusCode(200).body("contact", contains("open-" + contact));
        others(Tokens.administrator(workspace)).then().body("contact", contains("open-" + contact));
        others(Tokens.agent(workspace, "olga", "agent", "manager"))
                .then()
                .statusCode(403)
                .body("code", equalTo("scope.denied"));
        others(Tokens.agent(workspace, offered(1), "agent")).then().statusCode(403);
        others(Tokens.administrator("another")).then().statusCode(404).body("code", equalTo("contact.unknown"));
    }

    @Test
    void theQueuesAreLive() {
        as(Tokens.agent(workspace, "ava", "agent"))
                .get("/api/routing/queues")
                .then()
                .statusCode(200)
                .body("name", contains("Billing questions"))
                .body("team", contains("billing"))
                .body("offered", contains(1))
                .body("waiting", contains(0));
    }

    @Test
    void theExplanationTellsWhoElseCouldHaveItAndWhatComesNext() throws Exception {
        String holder = offered(1);
        as(Tokens.agent(workspace, "mona", "agent", "manager"))
                .get("/api/routing/contacts/" + contact + "/explanation")
                .then()
                .statusCode(200)
                .body("contact.state", equalTo("OFFERED"))
                .body("story.kind", hasItems("opened", "queued", "offered"))
                .body("now.standing", containsString("Is offered to"))
                .body("now.asked", equalTo("Goes to agents of Billing team with billing from level 3."))
                .body("now.counts", equalTo(Map.of("has-it", 1, "free", 1)))
                .body("now.agents.find { it.verdict == 'has-it' }.agent", equalTo(holder))
                .body("now.next.what", contains("offer-expires", "service-level-breached"));

        commands.send(new RoutingCommand.AcceptOffer(workspace, contact, 1, holder));
        commands.send(new RoutingCommand.CompleteContact(workspace, contact, holder, "solved"));
        awaitKind("closed");
        as(Tokens.administrator(workspace))
                .get("/api/routing/contacts/" + contact + "/explanation")
                .then()
                .statusCode(200)
                .body("now", org.hamcrest.Matchers.nullValue())
                .body("story.kind", hasItem("closed"));
    }

    @Test
    void anAgentMayAskWhyNothingComesAndSoMayTheManager() {
        as(Tokens.agent(workspace, "ben", "agent"))
                .get("/api/routing/agents/ben/explanation")
                .then()
                .statusCode(200)
                .body("reason", equalTo("nobody-waits"))
                .body("sentence", containsString("Ben Bohm"))
                .body("queues.sentence", contains(containsString("serves it, number")));
        as(Tokens.agent(workspace, "mona", "agent", "manager"))
                .get("/api/routing/agents/ben/explanation")
                .then()
                .statusCode(200);
        as(Tokens.agent(workspace, "ava", "agent"))
                .get("/api/routing/agents/ben/explanation")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope.denied"));
        as(Tokens.administrator(workspace))
                .get("/api/routing/agents/nobody/explanation")
                .then()
                .statusCode(404)
                .body("code", equalTo("agent.unknown"));
    }

    private String offered(int offer) {
        return as(Tokens.administrator(workspace))
                .get("/api/routing/contacts/" + contact)
                .path("story.findAll { it.facts.offer == %d }[0].facts.agent".formatted(offer));
    }

    private void awaitKind(String kind) {
        await().atMost(SOON)
                .untilAsserted(() -> story(Tokens.administrator(workspace))
                        .then()
                        .statusCode(200)
                        .body("story.kind", hasItem(kind)));
    }

    private void awaitKinds(String... kinds) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> story(Tokens.administrator(workspace)).then().body("story.kind", contains(kinds)));
    }

    private io.restassured.response.Response story(String token) {
        return as(token).get("/api/routing/contacts/" + contact);
    }

    private io.restassured.response.Response others(String token) {
        return as(token).get("/api/routing/contacts/" + contact + "/others");
    }

    private RoutingCommand request(String id, String customer) {
        return new RoutingCommand.RequestService(
                workspace,
                "conversation of " + id,
                "message of " + id,
                id,
                Channel.CHAT,
                new Customer(customer, "visitor-1", "Cleo"),
                null,
                "My bill",
                "about money",
                Map.of(),
                null);
    }

    private RoutingCommand agent(String agent, String name, String team, int level) {
        return new RoutingCommand.PutAgent(
                workspace, new AgentProfile(agent, name, team, Map.of("billing", level), Map.of()));
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
