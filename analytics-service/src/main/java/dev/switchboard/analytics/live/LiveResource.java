package dev.switchboard.analytics.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.analytics.access.Caller;
import dev.switchboard.analytics.access.Role;
import dev.switchboard.analytics.report.Territory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The department at this moment, for managers: what lies within their scope. */
@Path("/api/analytics/live")
@Tag(name = "Live")
@RolesAllowed({Role.MANAGER, Role.SENIOR_MANAGER, Role.VICE_PRESIDENT, Role.ADMINISTRATOR})
public class LiveResource {

    /** A picture that did not change is sent again after this time: so that all between us and the browser see that it lives. */
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(10);

    private final Pictures pictures;
    private final Caller caller;
    private final ObjectMapper json;

    LiveResource(Pictures pictures, Caller caller, ObjectMapper json) {
        this.pictures = pictures;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The department at this moment")
    public Uni<Live> now() {
        return pictures.now(caller.workspace()).map(view());
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary =
                    "The same as a stream: at once, whenever something has changed (each second at most), and every ten seconds; ends with the token")
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        var workspace = caller.workspace();
        var seen = new Seen();
        return Multi.createBy()
                .concatenating()
                .streams(pictures.now(workspace).toMulti(), pictures.stream(workspace))
                .map(view())
                .filter(seen::isNew)
                .map(live -> sse.newEventBuilder()
                        .name("live")
                        .id(Long.toString(live.at().toEpochMilli()))
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(String.class, text(live))
                        .build())
                .select()
                .first(caller.goodFor());
    }

    /** What the caller may see of each picture; by the team tree as it is then, for streams live long. */
    private Function<Picture, Live> view() {
        if (caller.isAdministrator()) {
            return picture -> picture.seenBy(null);
        }
        var manager = caller.agent().orElse("");
        return picture -> picture.seenBy(Territory.below(manager, picture.teams()));
    }

    private String text(Live live) {
        try {
            return json.writeValueAsString(live);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a picture that is no JSON", bug);
        }
    }

    /** What one stream was last told. */
    private static final class Seen {
        private @Nullable Live last;

        boolean isNew(Live live) {
            var before = last;
            if (before != null
                    && Duration.between(before.at(), live.at()).compareTo(AT_LEAST_EVERY) < 0
                    && withoutTime(before).equals(withoutTime(live))) {
                return false;
            }
            last = live;
            return true;
        }

        private static Live withoutTime(Live live) {
            return new Live(
                    Instant.EPOCH,
                    live.crisis(),
                    live.escalations(),
                    live.total(),
                    live.queues(),
                    live.channels(),
                    live.teams(),
                    live.trend());
        }
    }
}
