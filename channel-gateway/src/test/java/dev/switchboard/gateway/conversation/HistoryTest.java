package dev.switchboard.gateway.conversation;

import static dev.switchboard.gateway.TestLog.read;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.intake.FrontDoor;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class HistoryTest {

    @Inject
    FrontDoor door;

    private final String visitor = UUID.randomUUID().toString();
    private final String conversation = Ids.conversation("main", Channel.CHAT, visitor);

    @BeforeEach
    void twoMessagesAreStored() {
        for (String text : List.of("one", "two")) {
            door.accept(new Inbound.CustomerMessage(
                            "main",
                            Channel.CHAT,
                            visitor,
                            "Mia",
                            "chat",
                            visitor + "/" + text,
                            List.of(),
                            null,
                            text,
                            null,
                            List.of(new Inbound.Attachment("a.pdf", "application/pdf", 7)),
                            Map.of(),
                            Instant.now()))
                    .await()
                    .atMost(Duration.ofSeconds(20));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> read(
                                        Topics.MESSAGES,
                                        ConversationEvent.class,
                                        MessageStored.class,
                                        event -> event.conversation().equals(conversation))
                                .size()
                        == 2);
    }

    private static String grant(String conversation, String role, Duration life) {
        return Jwt.issuer("switchboard")
                .subject("ava")
                .upn("ava")
                .groups(Set.of(role))
                .claim("conversation", conversation)
                .claim("workspace", "main")
                .expiresIn(life)
                .sign();
    }

    private static ValidatableResponse get(String path, String token) {
        return given().auth().oauth2(token).get(path).then();
    }

    private String granted() {
        return grant(conversation, "conversation-reader", Duration.ofHours(1));
    }

    @Test
    void aGrantShowsItsConversation() {
        get("/api/conversations/" + conversation, granted())
                .statusCode(200)
                .body("channel", equalTo("CHAT"))
                .body("customer.name", equalTo("Mia"))
                .body("lastSeq", equalTo(2));
        get("/api/conversations/" + conversation + "/messages", granted())
                .statusCode(200)
                .body("text", equalTo(List.of("one", "two")))
                .body("[0].author", equalTo("CUSTOMER"))
                .body("[0].attachments[0].name", equalTo("a.pdf"));
        get("/api/conversations/" + conversation + "/messages?after=1", granted())
                .statusCode(200)
                .body("seq", equalTo(List.of(2)));
    }

    @Test
    void aGrantShowsTheHistoryOfItsCustomerAndOfNoOther() {
        String customer = Ids.customer("main", Channel.CHAT, visitor);
        get("/api/customers/" + customer, granted())
                .statusCode(200)
                .body("identities[0].address", equalTo(visitor))
                .body("conversations", hasSize(1));
        get("/api/customers/" + UUID.randomUUID(), granted()).statusCode(403);
    }

    @Test
    void aGrantForAnotherConversationIsDenied() {
        get("/api/conversations/" + conversation, grant("another", "conversation-reader", Duration.ofHours(1)))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("scope.denied"));
    }

    @Test
    void anAccessTokenIsNoGrant() {
        get("/api/conversations/" + conversation, grant(conversation, "agent", Duration.ofHours(1)))
                .statusCode(403)
                .body("code", equalTo("scope.denied"));
    }

    @Test
    void noTokenABadOneOrAnExpiredOneIsRefused() {
        String path = "/api/conversations/" + conversation;
        given().get(path).then().statusCode(401).body("code", equalTo("token.invalid"));
        get(path, "nonsense").statusCode(401).body("code", equalTo("token.invalid"));
        get(path, grant(conversation, "conversation-reader", Duration.ofSeconds(-300)))
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("token.invalid"));
    }

    @Test
    void anUnknownWorkspaceHasNoChat() {
        given().contentType("application/json")
                .body("{\"workspace\":\"elsewhere\"}")
                .post("/api/chat/visitors")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("workspace.unknown"));
    }

    @Test
    void tooManyNewVisitorsFromOneAddressAreTurnedAway() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().header("X-Forwarded-For", "203.0.113.9")
                                .contentType("application/json")
                                .body("{}")
                                .post("/api/chat/visitors")
                                .statusCode()
                        == 429);
    }

    @Test
    void isHealthyAndDescribesItself() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }
}
