package dev.switchboard.agents.supervision;

import dev.switchboard.agents.identity.Caller;
import dev.switchboard.agents.identity.Role;
import dev.switchboard.agents.problem.FieldErrors;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /api/supervision}: what managers do by hand. The router never overrides it. */
@Path("/api/supervision")
@Tag(name = "Supervision")
@RolesAllowed({Role.MANAGER_NAME, Role.SENIOR_MANAGER_NAME, Role.VICE_PRESIDENT_NAME})
@APIResponse(
        responseCode = "202",
        description =
                "In the log. If the router refuses it, your desk gets a refused frame with this command as its ref")
@APIResponse(responseCode = "403", description = "scope.denied: not your role, or not in your teams")
@APIResponse(responseCode = "404", description = "contact.unknown, agent.unknown, queue.unknown")
public class SupervisionResource {

    private static final String INVALID = "supervision.invalid";
    private static final int LONGEST_NOTE = 2_000;

    private final Supervision supervision;
    private final Validator validator;
    private final Caller caller;

    SupervisionResource(Supervision supervision, Validator validator, Caller caller) {
        this.supervision = supervision;
        this.validator = validator;
        this.caller = caller;
    }

    /** What was taken. @param command the ref of a {@code refused} frame, should the router refuse it */
    public record Taken(String command) {}

    /** @param agent null for yourself */
    public record Assignment(
            @Nullable @Size(min = 1, max = 128) String agent,
            @Nullable @Size(max = LONGEST_NOTE) String note) {}

    public record Move(
            @NotBlank @Size(max = 128) String queue,
            @Nullable @Size(max = LONGEST_NOTE) String note) {}

    /** @param headStart waiting time credited instead of what the contact had */
    public record Priority(
            @NotNull @DurationMin @DurationMax(days = 7) Duration headStart) {}

    public record Merger(@NotBlank @Size(max = 128) String into) {}

    public record Escalation(
            @Nullable @Size(max = LONGEST_NOTE) String reason) {}

    public record Crisis(@NotNull Boolean on) {}

    @POST
    @Path("contacts/{id}/assign")
    @ResponseStatus(202)
    @Operation(
            summary = "Gives a waiting contact to an agent of your teams, or takes it",
            description = "The agent has it at once if there is a free place; else it waits for that agent alone")
    public Uni<Taken> assign(String id, @Nullable Assignment body) {
        var wish = body == null ? new Assignment(null, null) : checked(body);
        return supervision.assign(caller, id, wish.agent(), wish.note()).map(Taken::new);
    }

    @POST
    @Path("contacts/{id}/move")
    @ResponseStatus(202)
    @Operation(summary = "Moves a waiting contact to another queue; it keeps its place by arrival")
    public Uni<Taken> move(String id, @Nullable Move body) {
        var wish = checked(body);
        return supervision.move(caller, id, wish.queue(), wish.note()).map(Taken::new);
    }

    @POST
    @Path("contacts/{id}/prioritise")
    @ResponseStatus(202)
    @Operation(
            summary = "Gives a waiting contact another place",
            description =
                    "headStart, as PT10M, is waiting time credited instead of what it had, up to P7D; PT0S takes it back")
    public Uni<Taken> prioritise(String id, @Nullable Priority body) {
        return supervision.prioritise(caller, id, checked(body).headStart()).map(Taken::new);
    }

    @POST
    @Path("contacts/{id}/merge")
    @ResponseStatus(202)
    @Operation(
            summary = "Ends a waiting contact in favour of another open one of the same customer",
            description = "The other keeps the better place of the two")
    public Uni<Taken> merge(String id, @Nullable Merger body) {
        return supervision.merge(caller, id, checked(body).into()).map(Taken::new);
    }

    @POST
    @Path("contacts/{id}/escalate")
    @ResponseStatus(202)
    @Operation(summary = "Raises a waiting contact to the next rung of its manager ladder")
    public Uni<Taken> escalate(String id, @Nullable Escalation body) {
        var wish = body == null ? new Escalation(null) : checked(body);
        return supervision.escalate(caller, id, wish.reason()).map(Taken::new);
    }

    @PUT
    @Path("crisis")
    @ResponseStatus(202)
    @Operation(summary = "Switches the crisis mode of the workspace on or off")
    public Uni<Taken> crisis(@Nullable Crisis body) {
        return supervision.crisis(caller, checked(body).on()).map(Taken::new);
    }

    private <T> T checked(@Nullable T body) {
        T required = FieldErrors.required(body);
        FieldErrors.of(required, validator).refuse(INVALID);
        return required;
    }
}
