package dev.switchboard.gateway.chat;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Visitors' tokens: signed by the gateway with its own secret, for the chat alone, expiring. */
@ApplicationScoped
class VisitorTokens {

    private static final String ISSUER = "switchboard-chat";
    private static final String AUDIENCE = "chat";
    private static final String BEARER = "Bearer ";
    private static final String WORKSPACE = "workspace";

    private final JWTParser parser;
    private final JWTAuthContextInfo expected;
    private final SecretKey key;
    private final ChatSettings settings;

    VisitorTokens(JWTParser parser, ChatSettings settings) {
        this.parser = parser;
        this.settings = settings;
        key = new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        expected = new JWTAuthContextInfo(key, ISSUER);
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        expected.setExpectedAudience(Set.of(AUDIENCE));
    }

    String issue(Visitor visitor) {
        return Jwt.issuer(ISSUER)
                .subject(visitor.id())
                .audience(AUDIENCE)
                .claim(WORKSPACE, visitor.workspace())
                .expiresIn(settings.tokenLife())
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key);
    }

    /** The visitor of an {@code Authorization} header. */
    Optional<Visitor> bearer(@Nullable String header) {
        return header != null && header.startsWith(BEARER) ? read(header.substring(BEARER.length())) : Optional.empty();
    }

    /** The visitor that a token speaks for, if it is one of ours and still valid. */
    private Optional<Visitor> read(String token) {
        try {
            var claims = parser.parse(token, expected);
            String workspace = claims.getClaim(WORKSPACE);
            String visitor = claims.getSubject();
            return workspace == null || visitor == null
                    ? Optional.empty()
                    : Optional.of(new Visitor(workspace, visitor));
        } catch (ParseException invalid) {
            return Optional.empty();
        }
    }
}
