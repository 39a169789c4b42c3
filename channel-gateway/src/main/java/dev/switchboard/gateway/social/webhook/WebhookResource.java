package dev.switchboard.gateway.social.webhook;

import dev.switchboard.gateway.problem.Refusal;
import dev.switchboard.gateway.social.SignedDoor;
import dev.switchboard.gateway.social.SocialSettings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The door for any program that speaks for customers somewhere; docs/webhooks.md has the contract and a client. */
@Path("/social/webhook/{name}")
@Tag(name = "Webhooks")
public class WebhookResource {

    /** Their names begin addresses of other doors. */
    private static final Set<String> NETWORKS = Set.of("whatsapp", "messenger", "instagram", "telegram");

    private final SignedDoor door;
    private final SocialSettings settings;

    WebhookResource(SignedDoor door, SocialSettings settings) {
        this.door = door;
        this.settings = settings;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "A customer's message, signed with the secret of this name")
    public Uni<Void> receive(
            @RestPath String name,
            @HeaderParam(Stamp.TIME) @Nullable String time,
            @HeaderParam(Stamp.SIGNATURE) @Nullable String signature,
            byte[] body) {
        var webhook = settings.webhook().get(name);
        if (webhook == null || NETWORKS.contains(name)) {
            throw SignedDoor.unknown("the webhook " + name);
        }
        var stamp = new Stamp(webhook.secret());
        if (!stamp.verifies(time, signature, body)) {
            throw SignedDoor.forged();
        }
        if (!Stamp.isFresh(time, Instant.now())) {
            throw new Refusal(
                    Status.UNAUTHORIZED, "signature.stale", "it was signed more than five minutes ago, or will be");
        }
        return door.take("webhook/" + name, body, new WebhookReader(settings.workspace(), name)::read);
    }
}
