package dev.switchboard.agents.roster;

import static dev.switchboard.agents.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.agents.AgentServiceProfile;
import dev.switchboard.agents.RoutingLog;
import dev.switchboard.events.AgentEvent;
import dev.switchboard.events.AgentEvent.AgentSaved;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.events.RoutingCommand.PutTeams;
import dev.switchboard.events.RoutingCommand.RemoveAgent;
import dev.switchboard.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AgentServiceProfile.class)
class RosterTest {

    @Test
    void everybodyFindsEverybodyButSeesOnlyTheOwnProfile() {
        as("ava")
                .get("/api/agents")
                .then()
                .statusCode(200)
                .body("find { it.id == 'eva' }.team", equalTo("technical"))
                .body("find { it.id == 'eva' }.presence.state", notNullValue())
                .body("find { it.id == 'eva' }.skills", nullValue())
                .body("find { it.id == 'ava' }.skills.billing", equalTo(9));
    }

    @Test
    void aManagerSeesTheOwnSubtreeAndAnAdministratorAll() {
        as("mona").get("/api/agents").then().body("findAll { it.skills != null }.team.unique()", contains("billing"));
        as("pia")
                .get("/api/agents")
                .then()
                .body(
                        "findAll { it.skills != null }.team.unique()",
                        hasItems("billing", "technical", "orders", "service"))
                .body("find { it.id == 'quentin' }.skills", nullValue());
        as("admin").get("/api/agents").then().body("skills", everyItem(notNullValue()));
    }

    @Test
    void anAgentThatIsSavedReachesTheRouterAndTheEvents() {
        as("admin")
                .body("{\"name\":\"Rita\",\"team\":\"orders\",\"skills\":{\"orders\":7},\"capacity\":{\"CHAT\":2}}")
                .put("/api/agents/rita")
                .then()
                .statusCode(200)
                .body("version", notNullValue());

        await().untilAsserted(() -> assertThat(RoutingLog.commands("main"))
                .filteredOn(found -> found.value() instanceof PutAgent put
                        && put.profile().agent().equals("rita"))
                .singleElement()
                .satisfies(
                        found -> assertThat(((PutAgent) found.value()).profile().skills())
                                .containsEntry("orders", 7)));
        await().untilAsserted(() -> assertThat(RoutingLog.read(Topics.AGENT_EVENTS, AgentEvent.class, record -> true))
                .anyMatch(found -> found.value() instanceof AgentSaved saved
                        && saved.profile().agent().equals("rita")));

        as("admin").delete("/api/agents/rita").then().statusCode(204);
        as("admin").get("/api/agents/rita").then().statusCode(404).body("code", equalTo("agent.unknown"));
        await().untilAsserted(() -> assertThat(RoutingLog.commands("main"))
                .anyMatch(found -> found.value() instanceof RemoveAgent removed
                        && removed.agent().equals("rita")));
    }

    @Test
    void theRouterHearsChangesInTheOrderInWhichTheyHappened() {
        IntStream.rangeClosed(1, 10)
                .forEach(level -> as("admin")
                        .body("{\"name\":\"Otto\",\"team\":\"orders\",\"skills\":{\"orders\":%d}}".formatted(level))
                        .put("/api/agents/otto")
                        .then()
                        .statusCode(200));

        await().untilAsserted(() -> assertThat(levelsOfOtto()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    }

    @Test
    void theSeedTellsTeamsBeforeAgents() {
        await().untilAsserted(() -> assertThat(RoutingLog.commands("main")).hasSizeGreaterThan(17));
        List<RoutingCommand> commands = RoutingLog.commands("main").stream()
                .map(RoutingLog.Found::value)
                .toList();
        assertThat(commands.getFirst())
                .isInstanceOfSatisfying(
                        PutTeams.class,
                        put -> assertThat(put.teams())
                                .extracting(team -> team.team() + "<" + team.manager())
                                .contains("company<quentin", "service<pia", "billing<mona"));
        assertThat(commands.subList(1, 18)).allMatch(PutAgent.class::isInstance);
    }

    @Test
    void everythingThatIsWrongWithAnAgentIsToldAtOnce() {
        as("admin")
                .body("{\"name\":\" \",\"team\":\"nowhere\",\"skills\":{\"billing\":11,\"Bad Skill\":3}}")
                .put("/api/agents/new-one")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("agent.invalid"))
                .body("errors.path", hasItems("name", "team", "skills.billing", "skills.Bad Skill"))
                .body("errors.find { it.path == 'skills.billing' }.value", equalTo(11))
                .body("errors.find { it.path == 'team' }.value", equalTo("nowhere"));
    }

    @Test
    void anAgentsOwnOrderOfQueuesReachesTheRouter() {
        as("admin")
                .body("{\"name\":\"Olaf\",\"team\":\"orders\",\"queues\":[\"orders\",\"billing\"]}")
                .put("/api/agents/olaf")
                .then()
                .statusCode(200)
                .body("queues", contains("orders", "billing"));

        as("olga").get("/api/agents/olaf").then().body("queues", contains("orders", "billing"));
        as("ava").get("/api/agents/olaf").then().body("queues", nullValue());
        await().untilAsserted(() -> assertThat(RoutingLog.commands("main"))
                .anyMatch(found -> found.value() instanceof PutAgent put
                        && put.profile().agent().equals("olaf")
                        && put.profile().queues().equals(List.of("orders", "billing"))));
        as("admin")
                .body("{\"name\":\"Olaf\",\"queues\":[\"orders\",\"\",\"orders\"]}")
                .put("/api/agents/olaf")
                .then()
                .statusCode(400)
                .body("errors.path", hasItems("queues.1", "queues.2"));
        as("admin").delete("/api/agents/olaf").then().statusCode(204);
    }

    @Test
    void whatCantBeReadIsAProblemWithItsPath() {
        as("admin")
                .body("{\"name\":\"X\",\"capacity\":{\"FAX\":1}}")
                .put("/api/agents/new-one")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        as("admin")
                .body("{\"name\":\"X\",\"skills\":{\"billing\":\"much\"}}")
                .put("/api/agents/new-one")
                .then()
                .statusCode(400)
                .body("code", equalTo("request.invalid"))
                .body("errors[0].path", equalTo("skills.billing"))
                .body("errors[0].value", equalTo("much"));
        as("admin")
                .body("{oops")
                .put("/api/agents/new-one")
                .then()
                .statusCode(400)
                .body("code", equalTo("request.unreadable"));
    }

    @Test
    void aTeamCantStandBelowItself() {
        as("admin")
                .body("{\"name\":\"Company\",\"parent\":\"billing\",\"manager\":\"nobody\"}")
                .put("/api/teams/company")
                .then()
                .statusCode(400)
                .body("code", equalTo("team.invalid"))
                .body("errors.path", contains("manager", "parent"))
                .body("errors.value", contains("nobody", "billing"));
        as("ava").get("/api/teams/company").then().statusCode(200).body("parent", nullValue());
    }

    @Test
    void aTeamInUseStays() {
        as("admin").delete("/api/teams/billing").then().statusCode(409).body("code", equalTo("team.in-use"));
        as("admin").delete("/api/agents/mona").then().statusCode(409).body("code", equalTo("agent.in-use"));
    }

    @Test
    void twoAdministratorsDoNotOverwriteEachOther() {
        String tag = as("admin").get("/api/agents/gina").then().extract().header("ETag");
        String gina = "{\"name\":\"Gina Costa\",\"team\":\"technical\",\"skills\":{\"technical\":4}}";

        as("admin")
                .header("If-Match", tag)
                .body(gina.replace("4", "5"))
                .put("/api/agents/gina")
                .then()
                .statusCode(200);
        as("admin")
                .header("If-Match", tag)
                .body(gina)
                .put("/api/agents/gina")
                .then()
                .statusCode(412)
                .body("code", equalTo("version.conflict"));
        as("admin")
                .header("If-None-Match", "*")
                .body(gina)
                .put("/api/agents/gina")
                .then()
                .statusCode(412);
    }

    @Test
    void aUserIsUnique() {
        as("admin")
                .body(
                        "{\"name\":\"Ava II\",\"email\":\"AVA@switchboard.test\",\"agent\":\"ava\",\"roles\":[\"agent\"],\"password\":\"short\"}")
                .put("/api/users/ava2")
                .then()
                .statusCode(400)
                .body("code", equalTo("user.invalid"))
                .body("errors.path", contains("agent", "email", "password"))
                .body("errors.find { it.path == 'password' }.value", nullValue());
        as("admin")
                .get("/api/users")
                .then()
                .statusCode(200)
                .body("$", hasSize(greaterThan(17)))
                .body("passwordHash", everyItem(nullValue()));
    }

    @Test
    void onlyWhoMayChangesTheRoster() {
        String draft = "{\"name\":\"Ava\",\"team\":\"billing\",\"skills\":{\"billing\":10}}";
        as("ava").body(draft).put("/api/agents/ava").then().statusCode(403).body("code", equalTo("scope.denied"));
        as("nils").body(draft).put("/api/agents/ava").then().statusCode(403).body("code", equalTo("scope.denied"));
        as("mona")
                .body(draft.replace("billing\",\"skills", "orders\",\"skills"))
                .put("/api/agents/ava")
                .then()
                .statusCode(403);
        as("mona").body("{\"name\":\"T\"}").put("/api/teams/t").then().statusCode(403);
        as("mona").get("/api/users").then().statusCode(403).body("code", equalTo("scope.denied"));
        as("mona")
                .body("{\"name\":\"Dan Novak\",\"team\":\"billing\",\"skills\":{\"billing\":3}}")
                .put("/api/agents/dan")
                .then()
                .statusCode(200);
    }

    private static List<Integer> levelsOfOtto() {
        return RoutingLog.commands("main").stream()
                .map(RoutingLog.Found::value)
                .filter(command ->
                        command instanceof PutAgent put && put.profile().agent().equals("otto"))
                .map(command -> ((PutAgent) command).profile().skills().get("orders"))
                .toList();
    }
}
