package dev.switchboard.gateway.social.meta;

import dev.switchboard.gateway.problem.Refusal;
import dev.switchboard.gateway.social.Hmac;
import dev.switchboard.gateway.social.SignedDoor;
import dev.switchboard.gateway.social.SocialSettings;
import dev.switchboard.gateway.social.SocialSettings.Meta;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The webhook of a Meta app. Signed over the body as it came, byte by byte. */
@Path("/social/meta")
@Tag(name = "Webhooks")
public class MetaResource {

    private final SignedDoor door;
    private final SocialSettings settings;
    private final MetaReader reader;

    MetaResource(SignedDoor door, SocialSettings settings) {
        this.door = door;
        this.settings = settings;
        this.reader = new MetaReader(settings.workspace());
    }

    private Meta meta() {
        return settings.meta().orElseThrow(() -> SignedDoor.unknown("Meta"));
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary =
                    "The handshake when the webhook is set up: gives the challenge back to whoever knows the verify token")
    public String verify(
            @QueryParam("hub.mode") @Nullable String mode,
            @QueryParam("hub.verify_token") @Nullable String token,
            @QueryParam("hub.challenge") @Nullable String challenge) {
        if (!"subscribe".equals(mode) || challenge == null || !isVerifyToken(token)) {
            throw new Refusal(
                    Status.FORBIDDEN, "verify-token.invalid", "the verify token is not the one that is set up");
        }
        return challenge;
    }

    private boolean isVerifyToken(@Nullable String token) {
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        meta().verifyToken().getBytes(StandardCharsets.UTF_8));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Messages and statuses of Messenger, Instagram and WhatsApp")
    public Uni<Void> receive(@HeaderParam("X-Hub-Signature-256") @Nullable String signature, byte[] body) {
        if (!new Hmac(meta().appSecret()).verifies(signature, body)) {
            throw SignedDoor.forged();
        }
        return door.take("meta", body, reader::read);
    }
}
