package dev.switchboard.agents.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.agents.AgentServiceProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sign-in through an OIDC provider, by the code flow from its first redirect to a session of ours. */
@QuarkusTest
@TestProfile(OidcTest.WithProvider.class)
class OidcTest {

    private static final Pattern HIDDEN = Pattern.compile("<input type='hidden' name='([^']+)' value='([^']*)'");

    @Inject
    JWTParser parser;

    /** The provider that Quarkus starts within the tests' JVM. */
    public static final class WithProvider extends AgentServiceProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("quarkus.oidc.tenant-enabled", "true");
            overrides.put("quarkus.devservices.enabled", "true");
            overrides.put("quarkus.oidc.devservices.enabled", "true");
            return overrides;
        }
    }

    @Test
    void whomTheProviderKnowsAndWeKnowHasASession() throws Exception {
        var home = comeBackAs("ava");

        assertThat(home.statusCode()).isEqualTo(303);
        assertThat(home.header("Location")).endsWith("/");
        var renewed = given().cookie(SessionAnswer.COOKIE, home.cookie(SessionAnswer.COOKIE))
                .post("/api/session/renewal");
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(parser.parse(renewed.jsonPath().getString("token")).getSubject())
                .isEqualTo("ava");
    }

    @Test
    void whomOnlyTheProviderKnowsIsToldSo() {
        comeBackAs("mallory").then().statusCode(403).body("code", equalTo("user.unknown"));
    }

    @Test
    void aCodeThatNobodyAskedForOpensNothing() {
        var answer = given().redirects()
                .follow(false)
                .queryParam("code", "made-up")
                .queryParam("state", "made-up")
                .get("/api/session/oidc");

        assertThat(answer.statusCode()).isIn(302, 401);
        assertThat(answer.cookie(SessionAnswer.COOKIE)).isNull();
    }

    @Test
    void thePageIsToldThatThereIsAProvider() {
        given().get("/api/session").then().statusCode(200).body("oidc", equalTo(true));
    }

    /** Our door, the provider's page, and back to our door until that has led home or refused. */
    private static Response comeBackAs(String user) {
        var sent = given().redirects().follow(false).get("/api/session/oidc");
        assertThat(sent.statusCode()).isEqualTo(302);
        var cookies = sent.detailedCookies();
        var back = signInAtProvider(sent.header("Location"), user);
        var answer = follow(back, cookies);
        // the provider's parameters are dropped from the address by one more redirect
        while (answer.statusCode() == 302) {
            cookies = answer.detailedCookies();
            answer = follow(answer.header("Location"), cookies);
        }
        return answer;
    }

    private static String signInAtProvider(String address, String user) {
        var page = given().urlEncodingEnabled(false).get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        var form = new HashMap<String, String>();
        var hidden = HIDDEN.matcher(page.asString());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        form.put("name", user);
        form.put("roles", "user");
        var sent =
                given().redirects().follow(false).formParams(form).post(address.replaceFirst("/authorize.*", "/login"));
        assertThat(sent.statusCode()).isEqualTo(302);
        return sent.header("Location");
    }

    private static Response follow(String address, Cookies cookies) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(cookies)
                .get(address);
    }
}
