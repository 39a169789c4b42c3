package dev.switchboard.gateway.social.telegram;

import dev.switchboard.gateway.social.SignedDoor;
import dev.switchboard.gateway.social.SocialSettings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The webhook of a Telegram bot: Telegram signs nothing, but sends the secret that was chosen with {@code setWebhook}. */
@Path("/social/telegram")
@Tag(name = "Webhooks")
public class TelegramResource {

    private final SignedDoor door;
    private final SocialSettings settings;
    private final TelegramReader reader;

    TelegramResource(SignedDoor door, SocialSettings settings) {
        this.door = door;
        this.settings = settings;
        this.reader = new TelegramReader(settings.workspace());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Updates of the bot")
    public Uni<Void> receive(@HeaderParam("X-Telegram-Bot-Api-Secret-Token") @Nullable String secret, byte[] body) {
        var telegram = settings.telegram().orElseThrow(() -> SignedDoor.unknown("Telegram"));
        if (secret == null || !isSame(secret, telegram.secretToken())) {
            throw SignedDoor.forged();
        }
        return door.take("telegram", body, reader::read);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
