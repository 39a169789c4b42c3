package dev.switchboard.agents.access;

import static dev.switchboard.agents.People.as;
import static dev.switchboard.agents.People.signIn;
import static dev.switchboard.agents.People.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.switchboard.agents.AgentServiceProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.IntStream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AgentServiceProfile.class)
class SignInTest {

    private static final String COOKIE = "switchboard-refresh";

    @Inject
    JWTParser parser;

    @Test
    void aSignInAnswersATokenThatSaysWhoItIs() throws Exception {
        JsonWebToken token = parser.parse(signIn("mona"));

        assertThat(token.getSubject()).isEqualTo("mona");
        assertThat(token.getGroups()).containsExactlyInAnyOrder("agent", "manager");
        assertThat(token.<String>getClaim("agent")).isEqualTo("mona");
        assertThat(token.<String>getClaim("workspace")).isEqualTo("main");
        assertThat(token.<String>getClaim("team")).isEqualTo("billing");
        assertThat(token.<String>getClaim("name")).isEqualTo("Mona Haddad");
        assertThat(token.getExpirationTime() - token.getIssuedAtTime()).isEqualTo(900);
        as("ava").get("/api/teams").then().statusCode(200);
    }

    @Test
    void theRefreshCookieIsForNoScriptAndNoOtherSite() {
        attempt("ben", "switchboard")
                .then()
                .statusCode(200)
                .header(
                        "Set-Cookie",
                        org.hamcrest.Matchers.allOf(
                                org.hamcrest.Matchers.containsStringIgnoringCase("httponly"),
                                org.hamcrest.Matchers.containsStringIgnoringCase("samesite=strict"),
                                org.hamcrest.Matchers.containsStringIgnoringCase("path=/api/session")));
    }

    @Test
    void aWrongPasswordAndAnUnknownUserLookAlike() {
        attempt("carla", "wrong-password").then().statusCode(401).body("code", equalTo("sign-in.failed"));
        attempt("nobody-here", "wrong-password").then().statusCode(401).body("code", equalTo("sign-in.failed"));
    }

    @Test
    void aMissingFieldIsNamed() {
        given().contentType(ContentType.JSON)
                .body("{\"user\":\"\"}")
                .post("/api/session")
                .then()
                .statusCode(400)
                .body("errors.path", hasItems("user", "password"));
    }

    @Test
    void whoGuessesTooOftenIsLockedOutEvenWithTheRightPassword() {
        IntStream.range(0, 5).forEach(n -> attempt("hugo", "guess-" + n).then().statusCode(401));

        attempt("hugo", "switchboard").then().statusCode(429).body("code", equalTo("sign-in.locked"));
        attempt("gina", "switchboard").then().statusCode(200);
    }

    @Test
    void aRenewalChangesTheRefreshToken() {
        String first = attempt("ines", "switchboard").cookie(COOKIE);
        Response renewed = renew(first);

        renewed.then().statusCode(200).cookie(COOKIE, not(equalTo(first)));
        renew(renewed.cookie(COOKIE)).then().statusCode(200);
    }

    @Test
    void twoTabsMayRenewAtOnce() {
        String first = attempt("kim", "switchboard").cookie(COOKIE);

        renew(first).then().statusCode(200);
        renew(first).then().statusCode(200);
    }

    @Test
    void aSessionThatWasEndedIsNotRenewed() {
        String cookie = attempt("leo", "switchboard").cookie(COOKIE);

        given().cookie(COOKIE, cookie).delete("/api/session").then().statusCode(204);
        renew(cookie).then().statusCode(401).body("code", equalTo("session.ended"));
        renew("made-up").then().statusCode(401).body("code", equalTo("session.ended"));
    }

    @Test
    void whoIsNobodyYetHasNothingToRenew() {
        given().post("/api/session/renewal").then().statusCode(204);
        given().get("/api/session").then().statusCode(200).body("oidc", equalTo(false));
    }

    @Test
    void noTokenAWrongOneAndAnExpiredOneAreRefused() {
        given().get("/api/agents")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("token.invalid"));
        given().auth()
                .oauth2("nonsense")
                .get("/api/agents")
                .then()
                .statusCode(401)
                .body("code", equalTo("token.invalid"));
        String valid = token("ava");
        given().auth()
                .oauth2(valid.substring(0, valid.length() - 6) + "AAAAAA")
                .get("/api/agents")
                .then()
                .statusCode(401);
        String expired = token("ava", "main", Instant.now().minusSeconds(120));
        given().auth().oauth2(expired).get("/api/agents").then().statusCode(401).body("code", equalTo("token.invalid"));
    }

    @Test
    void signInThroughAProviderIsOffUnlessConfigured() {
        given().redirects()
                .follow(false)
                .get("/api/session/oidc")
                .then()
                .statusCode(404)
                .body("code", equalTo("oidc.off"));
    }

    @Test
    void aNewUserSignsInAndAChangedPasswordHolds() {
        String draft = "{\"name\":\"Tess\",\"roles\":[\"agent\"],\"password\":\"first-secret\"}";
        as("admin").body(draft).put("/api/users/tess").then().statusCode(200);
        attempt("tess", "first-secret").then().statusCode(200);

        as("admin")
                .body(draft.replace("first", "other"))
                .put("/api/users/tess")
                .then()
                .statusCode(200);
        attempt("tess", "first-secret").then().statusCode(401);
        attempt("tess", "other-secret").then().statusCode(200);
    }

    private static Response attempt(String user, String password) {
        return given().contentType(ContentType.JSON)
                .body("{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password))
                .post("/api/session");
    }

    private static Response renew(String cookie) {
        return given().cookie(COOKIE, cookie).post("/api/session/renewal");
    }
}
