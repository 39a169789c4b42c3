package dev.switchboard.gateway.social;

import static dev.switchboard.gateway.social.Town.awaitTold;
import static dev.switchboard.gateway.social.Town.reply;
import static dev.switchboard.gateway.social.Town.requestOf;
import static dev.switchboard.gateway.social.Town.requestsOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.local.InfrastructureResource;
import dev.switchboard.providers.FakeMeta;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message through a signed door becomes a request, and a reply goes back the way it came; each network against its simulated provider. */
@QuarkusTest
@NullUnmarked
@WithTestResource(InfrastructureResource.class)
class SocialTest {

    @TestHTTPResource
    URI gateway;

    @Inject
    Pool pool;

    private Town town;

    /** A number that exists nowhere (Ofcom keeps it for drama), other in each test. */
    private final String number = "4477009" + ThreadLocalRandom.current().nextInt(10_000, 99_999);

    private final long chat = ThreadLocalRandom.current().nextLong(1_000_000_000);

    @BeforeEach
    void open() {
        town = new Town(gateway);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void whatsAppThereAndBack() throws Exception {
        town.providers.meta().whatsApp(number, "Mia", "Where is my parcel?");

        var request = requestOf("whatsapp:+" + number);
        assertThat(request.channel()).isEqualTo(Channel.SOCIAL);
        assertThat(request.customer().name()).isEqualTo("Mia");
        assertThat(request.text()).isEqualTo("Where is my parcel?");
        assertThat(request.to()).isEqualTo(FakeMeta.PHONE_NUMBER_ID);
        assertThat(request.attributes()).containsEntry("network", "whatsapp");

        awaitTold(reply(request.conversation(), "On its way."), Delivery.SENT);
        assertThat(town.providers.meta().received(number)).containsExactly("On its way.");
    }

    @Test
    void messengerThereAndBack() throws Exception {
        var person = UUID.randomUUID().toString();
        town.providers.meta().messenger(person, "Do you ship to Malta?");

        var request = requestOf("messenger:" + person);
        awaitTold(reply(request.conversation(), "We do."), Delivery.SENT);

        assertThat(town.providers.meta().received(person)).containsExactly("We do.");
    }

    @Test
    void telegramThereAndBackUntilTheBotIsBlocked() throws Exception {
        town.providers.telegram().write(chat, "Noor", "Hello bot");

        var request = requestOf("telegram:" + chat);
        assertThat(request.customer().name()).isEqualTo("Noor");
        awaitTold(reply(request.conversation(), "Hello Noor"), Delivery.SENT);
        assertThat(town.providers.telegram().received(chat)).containsExactly("Hello Noor");

        town.providers.telegram().block(chat);
        assertThat(awaitTold(reply(request.conversation(), "Still there?"), Delivery.FAILED)
                        .detail())
                .contains("does not take messages");
    }

    @Test
    void whatATelegramUserCorrectsComesAsACorrection() throws Exception {
        var telegram = town.providers.telegram();
        var message = telegram.message(chat, "Noor");
        telegram.deliver(telegram.update().put("message", message.copy().put("text", "ten pieces")));
        telegram.deliver(telegram.update()
                .put("edited_message", message.copy().put("text", "two pieces").put("edit_date", 1_764_000_000)));

        await().atMost(Town.SOON).until(() -> requestsOf("telegram:" + chat).size() == 2);
        assertThat(requestsOf("telegram:" + chat))
                .extracting(request -> request.text())
                .containsExactly("ten pieces", "[Corrected] two pieces");
    }

    @Test
    void aPartnersWebhookThereAndBack() throws Exception {
        var customer = "customer-" + UUID.randomUUID();
        town.providers.partner().write(customer, "Ola", UUID.randomUUID().toString(), "From the app");

        var request = requestOf("partner:" + customer);
        awaitTold(reply(request.conversation(), "To the app"), Delivery.SENT);

        assertThat(town.providers.partner().received(customer)).containsExactly("To the app");
    }

    @Test
    void aLongReplyGoesOutInParts() throws Exception {
        town.providers.meta().whatsApp(number, "Mia", "Tell me everything");
        var request = requestOf("whatsapp:+" + number);
        var lines = new ArrayList<String>();
        for (int n = 0; n < 200; n++) {
            lines.add("Paragraph " + n + " of what there is to know about it.");
        }

        awaitTold(reply(request.conversation(), String.join("\n", lines)), Delivery.SENT);

        var parts = town.providers.meta().received(number);
        assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> part.length() <= 4_096);
        assertThat(String.join("\n", parts)).isEqualTo(String.join("\n", lines));
    }

    @Test
    void aRefusalForGoodIsToldAndOneForNowIsTriedAgain() throws Exception {
        town.providers.meta().whatsApp(number, "Mia", "Anybody there?");
        var request = requestOf("whatsapp:+" + number);

        town.providers.meta().refuseNext(131_047);
        assertThat(awaitTold(reply(request.conversation(), "Too late"), Delivery.FAILED)
                        .detail())
                .contains("24 hours");

        town.providers.meta().refuseNext(130_429);
        var second = reply(request.conversation(), "Not so fast");
        awaitTold(second, Delivery.SENT);
        assertThat(Town.told(second)).extracting(event -> event.delivery()).contains(Delivery.RETRYING);
        assertThat(town.providers.meta().received(number)).containsExactly("Not so fast");
    }

    @Test
    void whatMetaCouldNotDeliverAfterAllIsTold() throws Exception {
        town.providers.meta().whatsApp(number, "Mia", "Hi");
        var request = requestOf("whatsapp:+" + number);
        var reply = reply(request.conversation(), "Hello");
        awaitTold(reply, Delivery.SENT);

        town.providers.meta().failed(providerId(reply), 131_026);
        town.providers.meta().failed(providerId(reply), 131_026);
        town.providers.meta().failed("wamid.nobody-knows", 131_026);

        assertThat(awaitTold(reply, Delivery.FAILED).detail()).contains("can't be reached");
    }

    private String providerId(String message) {
        return pool.preparedQuery("select provider_id from message where id = $1")
                .execute(Tuple.of(message))
                .await()
                .atMost(Town.SOON)
                .iterator()
                .next()
                .getString(0);
    }

    @Test
    void aReactionStandsInTheConversationAndAsksForNothing() throws Exception {
        town.providers.meta().whatsApp(number, "Mia", "Thanks!");
        var request = requestOf("whatsapp:+" + number);

        town.providers
                .meta()
                .deliver(FakeMeta.whatsAppMessage(
                        number,
                        "Mia",
                        "wamid." + UUID.randomUUID(),
                        new JsonObject()
                                .put("type", "reaction")
                                .put(
                                        "reaction",
                                        new JsonObject()
                                                .put("message_id", "wamid.x")
                                                .put("emoji", "👍"))));

        await().atMost(Town.SOON)
                .until(() -> Town.stored(request.conversation()).size() == 2);
        assertThat(Town.stored(request.conversation()))
                .extracting(MessageStored::text)
                .containsExactly("Thanks!", "[Reacted with 👍]");
        assertThat(requestsOf("whatsapp:+" + number)).hasSize(1);
    }

    @Test
    void whoeverHasAPhoneNumberIsOneCustomerEverywhere() throws Exception {
        town.providers.meta().whatsApp(number, "Mia", "By WhatsApp");
        var request = requestOf("whatsapp:+" + number);

        assertThat(request.customer().customer())
                .isEqualTo(dev.switchboard.events.Ids.customer("main", Channel.PHONE, "+" + number));
    }

    @Test
    void theHandshakeGivesTheChallengeBackToWhoeverKnowsTheToken() {
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", Town.secret())
                .queryParam("hub.challenge", "1158201444")
                .get("/social/meta")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.equalTo("1158201444"));
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", "guessed")
                .queryParam("hub.challenge", "1158201444")
                .get("/social/meta")
                .then()
                .statusCode(403)
                .body("code", org.hamcrest.Matchers.equalTo("verify-token.invalid"));
    }
}
