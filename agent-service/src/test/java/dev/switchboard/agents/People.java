package dev.switchboard.agents;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.time.Instant;
import java.util.Set;

/** The seeded people, as tests need them. */
public final class People {

    private People() {}

    /** An access token got by signing in. */
    public static String signIn(String user) {
        return given().contentType(ContentType.JSON)
                .body("{\"user\":\"%s\",\"password\":\"switchboard\"}".formatted(user))
                .post("/api/session")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    public static RequestSpecification as(String user) {
        return given().auth().oauth2(token(user)).contentType(ContentType.JSON);
    }

    /** A token as the service itself would sign it, without the cost of a sign-in. */
    public static String token(String user) {
        return token(user, "main", Instant.now().plusSeconds(600));
    }

    public static String token(String user, String workspace, Instant expiresAt) {
        var claims = Jwt.upn(user)
                .subject(user)
                .groups(rolesOf(user))
                .claim("workspace", workspace)
                .claim("name", user.toUpperCase(java.util.Locale.ROOT));
        if (!user.equals("admin")) {
            claims.claim("agent", user);
        }
        return claims.issuedAt(expiresAt.minusSeconds(600)).expiresAt(expiresAt).sign();
    }

    private static Set<String> rolesOf(String user) {
        return switch (user) {
            case "admin" -> Set.of("administrator");
            case "mona", "nils", "olga" -> Set.of("agent", "manager");
            case "pia" -> Set.of("agent", "senior-manager");
            case "quentin" -> Set.of("agent", "vice-president");
            default -> Set.of("agent");
        };
    }
}
