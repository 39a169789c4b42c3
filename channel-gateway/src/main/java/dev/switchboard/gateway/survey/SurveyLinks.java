package dev.switchboard.gateway.survey;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Links to the survey of one contact, which nobody can make up or alter, and which end some day. */
@ApplicationScoped
class SurveyLinks {

    private static final String ISSUER = "switchboard-survey";
    private static final String AUDIENCE = "survey";
    private static final String WORKSPACE = "workspace";

    private final SurveySettings settings;
    private final JWTParser parser;
    private final URI publicUrl;

    SurveyLinks(
            SurveySettings settings, JWTParser parser, @ConfigProperty(name = "switchboard.public-url") URI publicUrl) {
        this.settings = settings;
        this.parser = parser;
        this.publicUrl = publicUrl;
    }

    record Subject(String workspace, String contact) {}

    /** Nothing if there are no surveys. */
    Optional<String> to(String workspace, String contact) {
        return settings.secret()
                .map(secret -> Jwt.issuer(ISSUER)
                        .subject(contact)
                        .audience(AUDIENCE)
                        .claim(WORKSPACE, workspace)
                        .expiresIn(settings.valid())
                        .jws()
                        .algorithm(SignatureAlgorithm.HS256)
                        .sign(key(secret)))
                .map(token -> publicUrl.toString().replaceFirst("/$", "") + "/survey/" + token);
    }

    /** Nothing for a link that is not ours, or too old. */
    Optional<Subject> read(String token) {
        return settings.secret().flatMap(secret -> {
            try {
                var expected = new JWTAuthContextInfo(key(secret), ISSUER);
                expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
                expected.setExpectedAudience(Set.of(AUDIENCE));
                var claims = parser.parse(token, expected);
                return Optional.of(new Subject(claims.getClaim(WORKSPACE), claims.getSubject()));
            } catch (ParseException notOurs) {
                return Optional.empty();
            }
        });
    }

    private static SecretKey key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }
}
