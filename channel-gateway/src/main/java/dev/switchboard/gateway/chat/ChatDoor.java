package dev.switchboard.gateway.chat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound;
import dev.switchboard.gateway.intake.FrontDoor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Brings what a visitor says to the front door, and its answer back as a frame. */
@ApplicationScoped
class ChatDoor {

    private static final Logger LOG = Logger.getLogger(ChatDoor.class);

    private final FrontDoor door;

    ChatDoor(FrontDoor door) {
        this.door = door;
    }

    /** Acknowledged only when the log has it. */
    Uni<ServerFrame> say(Visitor visitor, VisitorFrame.Say say) {
        String wrong = say.wrongField();
        if (wrong != null) {
            return Uni.createFrom()
                    .item(new ServerFrame.Problem(
                            "frame.invalid", wrong + " is missing, too long or not text", say.id()));
        }
        String id = Objects.requireNonNull(say.id());
        return door.accept(message(visitor, id, say))
                .<ServerFrame>replaceWith(() -> new ServerFrame.Ack(id))
                .onFailure()
                .recoverWithItem(failure -> unavailable(failure, id));
    }

    private static Inbound message(Visitor visitor, String id, VisitorFrame.Say say) {
        return new Inbound.CustomerMessage(
                visitor.workspace(),
                Channel.CHAT,
                visitor.id(),
                say.name(),
                "chat",
                visitor.providerId(id),
                List.of(),
                say.subject(),
                Objects.requireNonNull(say.text()),
                null,
                List.of(),
                Objects.requireNonNullElse(say.attributes(), Map.of()),
                Instant.now());
    }

    Uni<ServerFrame> end(Visitor visitor) {
        return door.accept(new Inbound.CustomerLeft(
                        visitor.workspace(), Channel.CHAT, visitor.id(), null, null, Instant.now()))
                .<ServerFrame>replaceWith(() -> new ServerFrame.Ack("end"))
                .onFailure()
                .recoverWithItem(failure -> unavailable(failure, "end"));
    }

    private static ServerFrame unavailable(Throwable failure, String id) {
        LOG.warnf("a visitor's message was not taken: %s", failure.getClass().getName());
        return new ServerFrame.Problem("log.unavailable", "not taken; say it again", id);
    }
}
