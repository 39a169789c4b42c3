package dev.switchboard.agents;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AgentServiceProfile.class)
class ServiceTest {

    @Test
    void saysHowItIs() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void countsWhatItDoes() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("switchboard_desk_push_seconds"))
                .body(containsString("switchboard_desk_sockets"))
                .body(containsString("switchboard_outbox_lag_millis"));
    }

    @Test
    void describesItsEndpoints() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/session/renewal"));
    }
}
