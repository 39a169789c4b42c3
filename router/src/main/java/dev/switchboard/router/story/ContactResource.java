package dev.switchboard.router.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.access.Caller;
import dev.switchboard.router.access.Role;
import dev.switchboard.router.problem.FieldProblem;
import dev.switchboard.router.problem.Problem;
import dev.switchboard.router.problem.Refusal;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Contacts and their stories. */
@Path("/api/routing/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contacts")
@Authenticated
public class ContactResource {

    private static final int MOST = 500;

    private final Stories stories;
    private final Caller caller;

    ContactResource(Stories stories, Caller caller) {
        this.stories = stories;
        this.caller = caller;
    }

    public record Named(String id, String name) {}

    /** @param team to which its contacts belong; missing if the plan has it no longer */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Queue(String id, String name, @Nullable String team) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(
            String id, String address, @Nullable String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(
            String contact,
            String conversation,
            ContactState state,
            Channel channel,
            @Nullable Queue queue,
            Person customer,
            @Nullable Named agent,
            RoutingPlan.@Nullable Rung raisedTo,
            @Nullable String subject,
            Instant arrivedAt,
            Instant changedAt) {

        static Contact of(ContactHeader header, Directory names) {
            return new Contact(
                    header.contact,
                    header.conversation,
                    header.state,
                    header.channel,
                    header.queue == null
                            ? null
                            : new Queue(header.queue, names.queueName(header.queue), names.teamOfQueue(header.queue)),
                    new Person(header.customer, header.customerAddress, header.customerName),
                    header.agent == null ? null : new Named(header.agent, names.agentName(header.agent)),
                    header.raisedTo,
                    header.subject,
                    header.arrivedAt,
                    header.changedAt);
        }
    }

    /** @param facts what the event says, by its own names */
    public record Entry(String id, Instant at, Kind kind, String sentence, JsonNode facts) {
        static Entry of(Stories.Line line, Narrator narrator) {
            return new Entry(
                    line.id(), line.at(), Kind.of(line.event()), narrator.tell(line.event(), line.at()), line.facts());
        }
    }

    /** A contact and all that happened to it, in order. */
    public record Story(Contact contact, List<Entry> story) {}

    @GET
    @Path("/{contact}")
    @Operation(summary = "A contact's story in order: each step, each offer, who and why")
    public Uni<Story> story(@PathParam("contact") String contact) {
        String workspace = caller.workspace();
        return header(workspace, contact)
                .chain(header -> stories.lines(workspace, contact).chain(lines -> tell(workspace, header, lines)));
    }

    private Uni<ContactHeader> header(String workspace, String contact) {
        return stories.header(workspace, contact)
                .map(found -> found.orElseThrow(() -> new Refusal(
                        Response.Status.NOT_FOUND, "contact.unknown", "There is no contact " + contact + ".")));
    }

    private Uni<Story> tell(String workspace, ContactHeader header, List<Stories.Line> lines) {
        return stories.directory(workspace, Stories.agentsOf(header, lines)).map(names -> {
            requireScope(header, names);
            var narrator = new Narrator(names);
            return new Story(
                    Contact.of(header, names),
                    lines.stream().map(line -> Entry.of(line, narrator)).toList());
        });
    }

    private void requireScope(ContactHeader header, Directory names) {
        if (!Scope.covers(caller, header, names)) {
            throw new Refusal(Response.Status.FORBIDDEN, "scope.denied", "This contact is not within your scope.");
        }
    }

    @GET
    @Path("/{contact}/others")
    @RolesAllowed({Role.MANAGER, Role.SENIOR_MANAGER, Role.VICE_PRESIDENT, Role.ADMINISTRATOR})
    @Operation(
            summary = "The customer's other open contacts, newest first",
            description =
                    "Of queues of the caller's teams: what the contact may be merged into, and what may be merged")
    public Uni<List<Contact>> others(@PathParam("contact") String contact) {
        String workspace = caller.workspace();
        return header(workspace, contact)
                .chain(header -> stories.directory(workspace, header.heldBy).chain(names -> {
                    requireScope(header, names);
                    return stories.others(header, caller.isAdministrator() ? null : names.queuesOf(teams(names)), MOST);
                }))
                .chain(headers -> named(workspace, headers));
    }

    /** Those under the caller. */
    private Set<String> teams(Directory names) {
        return caller.agent().map(names::teamsUnder).orElse(Set.of());
    }

    @GET
    @RolesAllowed({Role.MANAGER, Role.SENIOR_MANAGER, Role.VICE_PRESIDENT, Role.ADMINISTRATOR})
    @Operation(summary = "The contacts within the caller's scope, newest first")
    public Uni<List<Contact>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        String workspace = caller.workspace();
        check(state, limit);
        String wanted = state == null ? null : state.toUpperCase(Locale.ROOT);
        return visible(workspace)
                .chain(visible -> stories.list(
                        workspace, new Stories.Filter(wanted, queue, caller.isAdministrator() ? null : visible, limit)))
                .chain(headers -> named(workspace, headers));
    }

    private Uni<Stories.Visible> visible(String workspace) {
        return stories.directory(workspace, List.of()).chain(names -> {
            Set<String> teams = teams(names);
            return stories.agentsIn(workspace, teams).map(agents -> new Stories.Visible(names.queuesOf(teams), agents));
        });
    }

    private Uni<List<Contact>> named(String workspace, List<ContactHeader> headers) {
        List<String> agents = headers.stream()
                .map(header -> header.agent)
                .filter(agent -> agent != null)
                .distinct()
                .toList();
        return stories.directory(workspace, agents)
                .map(names -> headers.stream()
                        .map(header -> Contact.of(header, names))
                        .toList());
    }

    private static void check(@Nullable String state, int limit) {
        if (state != null
                && Arrays.stream(ContactState.values())
                        .noneMatch(known -> known.name().equalsIgnoreCase(state))) {
            throw invalid(new FieldProblem("state", state, "must be one of " + Arrays.toString(ContactState.values())));
        }
        if (limit < 1 || limit > MOST) {
            throw invalid(new FieldProblem("limit", limit, "must lie in 1.." + MOST));
        }
    }

    private static Refusal invalid(FieldProblem problem) {
        return new Refusal(Problem.invalid("query.invalid", "The query can't be answered.", List.of(problem)));
    }
}
