package dev.switchboard.agents.desk;

import static dev.switchboard.agents.People.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.agents.AgentServiceProfile;
import dev.switchboard.agents.RoutingLog;
import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and who is shown the door again. Each test has a workspace of its own, so that they don't meet. */
@QuarkusTest
@TestProfile(AgentServiceProfile.class)
class DeskDoorTest {

    private final TestWorkspace here = new TestWorkspace();
    private final String workspace = here.id;

    @Inject
    Desks desks;

    @Test
    void withoutAGoodTokenNobodySitsDown() {
        assertThat(TestDesk.refusal(null, null)).isEqualTo(401);
        assertThat(TestDesk.refusal("nonsense", null)).isEqualTo(401);
        assertThat(TestDesk.refusal(token("ava", workspace, Instant.now().minusSeconds(60)), null))
                .isEqualTo(401);
    }

    @Test
    void aForeignPageIsRefusedAndAnAllowedOneIsNot() {
        assertThat(TestDesk.refusal(here.token("ava"), "https://evil.example.org"))
                .isEqualTo(403);
        assertThat(TestDesk.refusal(here.token("ava"), "https://desk.example.org"))
                .isEqualTo(101);
        assertThat(TestDesk.refusal(here.token("ava"), "http://localhost:" + io.restassured.RestAssured.port))
                .isEqualTo(101);
    }

    @Test
    void anAdministratorWhoIsNoAgentHasNoDesk() {
        assertThat(TestDesk.refusal(here.token("admin"), null)).isEqualTo(403);
    }

    @Test
    void aNewerDeskReplacesTheOlder() {
        try (var older = here.open("ava")) {
            older.next("snapshot");
            try (var newer = here.open("ava")) {
                newer.next("snapshot");
                assertThat(older.closeCode()).isEqualTo(4001);
                newer.send("{\"type\":\"ping\",\"ref\":\"p\"}");
                assertThat(newer.answerTo("p").getString("type")).isEqualTo("ack");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40_000, 70_000, 5_000_000})
    void anOversizedFrameEndsTheSocket(int size) {
        try (var desk = here.open("ava")) {
            desk.next("snapshot");
            desk.send("{\"type\":\"ping\",\"ref\":\"" + "x".repeat(size) + "\"}");

            assertThat(desk.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aFloodEndsTheSocket() {
        try (var desk = here.open("ava")) {
            desk.next("snapshot");
            IntStream.range(0, 500).forEach(n -> desk.send("{\"type\":\"ping\",\"ref\":\"" + n + "\"}"));

            assertThat(desk.closeCode()).isEqualTo(4029);
        }
    }

    @Test
    void aReaderTooSlowIsLetGo() throws Exception {
        var contact = Contacts.fresh(workspace);
        try (var desk = here.open("ava")) {
            RoutingLog.decide(workspace, contact.atDeskOf("ava"));
            desk.next(frame -> frame.encode().contains("ASSIGNED"));
            desk.stopReading();
            for (int n = 1; n < 400; n++) {
                var unused = RoutingLog.pour(
                        Topics.MESSAGES, contact.conversation(), here.message(contact, "m" + n, n, "x".repeat(60_000)));
            }
            await().until(() -> sockets() == 0);
            desk.readAgain();

            assertThat(desk.closeCode()).isEqualTo(4008);
        }
    }

    @Test
    void whoDoesNotAnswerPingsIsGone() {
        try (var desk = here.open("ava")) {
            desk.next("snapshot");
            desk.stopReading();
            await().atMost(Duration.ofSeconds(30)).until(() -> sockets() == 0);
            desk.readAgain();

            assertThat(desk.closeCode()).isEqualTo(1001);
        }
    }

    private long sockets() {
        var mine = new AgentKey(workspace, "ava");
        return desks.sockets().keySet().stream().filter(mine::equals).count();
    }
}
