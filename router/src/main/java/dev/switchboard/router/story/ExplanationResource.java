package dev.switchboard.router.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.router.access.Caller;
import dev.switchboard.router.engine.AgentExplanation;
import dev.switchboard.router.engine.Candidate;
import dev.switchboard.router.engine.ContactExplanation;
import dev.switchboard.router.engine.Engine;
import dev.switchboard.router.engine.Verdict;
import dev.switchboard.router.log.NotOwned;
import dev.switchboard.router.log.RouterLog;
import dev.switchboard.router.problem.Refusal;
import dev.switchboard.router.story.ContactResource.Story;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why a contact is where it is, and why an agent gets work or not: the story from the log, the present from the engine itself. */
@Path("/api/routing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Explanations")
@Authenticated
public class ExplanationResource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** So many agents are told of by name; the others are counted. */
    private static final int MOST = 200;

    private final ContactResource contacts;
    private final Stories stories;
    private final RouterLog log;
    private final Caller caller;

    ExplanationResource(ContactResource contacts, Stories stories, RouterLog log, Caller caller) {
        this.contacts = contacts;
        this.stories = stories;
        this.log = log;
        this.caller = caller;
    }

    /** What happens next, as a sentence. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Next(
            Instant at,
            String what,
            String sentence,
            @Nullable Integer step) {}

    /** An agent who may have the contact or not, and why, as a sentence without the name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(
            String agent,
            String name,
            @Nullable String team,
            String verdict,
            String sentence,
            @Nullable Instant until,
            List<Candidate.Lack> lacks) {}

    /**
     * The present of an open contact.
     *
     * @param standing where it stands, as a sentence
     * @param asked whom it may go to by now, as a sentence
     * @param position from 1 among those who wait in its queue; missing if it stands in no line
     * @param remainingSeconds how long it will wait by the queue's pace lately; missing while that is not known
     * @param counts agents by verdict
     * @param agents the nearest to it first, at most 200
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Now(
            Instant at,
            String standing,
            String asked,
            @Nullable Integer position,
            @Nullable Long remainingSeconds,
            int stepsTaken,
            Map<String, Integer> counts,
            List<Person> agents,
            List<Next> next) {}

    /** @param now missing for a contact that is over */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfContact(
            ContactResource.Contact contact,
            List<ContactResource.Entry> story,
            @Nullable Now now) {}

    /** How an agent stands to a queue. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Queue(
            String queue,
            String name,
            String verdict,
            String sentence,
            int waiting,
            int free,
            @Nullable Integer place,
            @Nullable Long afterSeconds,
            List<Candidate.Lack> lacks) {}

    /** @param sentence the answer to "why am I not getting work?" */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfAgent(
            String agent,
            String name,
            String reason,
            String sentence,
            Instant idleSince,
            Map<String, Integer> load,
            Map<String, Integer> capacity,
            List<String> open,
            List<Queue> queues) {}

    @GET
    @Path("/contacts/{contact}/explanation")
    @Operation(
            summary = "Why the contact is where it is: its story, who may have it and who not, and what happens next")
    public Uni<OfContact> contact(@PathParam("contact") String contact) {
        String workspace = caller.workspace();
        Instant now = Instant.now();
        return contacts.story(contact)
                .chain(story -> ask(
                                workspace,
                                engine -> Optional.ofNullable(engine.explainContact(workspace, contact, MOST, now)))
                        .chain(explained -> tell(workspace, story, explained, now)));
    }

    private Uni<OfContact> tell(String workspace, Story story, Optional<ContactExplanation> explained, Instant now) {
        if (explained.isEmpty()) {
            return Uni.createFrom().item(new OfContact(story.contact(), story.story(), null));
        }
        return stories.directory(workspace, agentsOf(explained.get()))
                .map(names -> new OfContact(story.contact(), story.story(), now(explained.get(), names, now)));
    }

    private static Set<String> agentsOf(ContactExplanation explained) {
        Set<String> agents = new TreeSet<>(explained.managers());
        explained.candidates().forEach(candidate -> agents.add(candidate.agent()));
        explained.next().stream()
                .map(upcoming -> upcoming.agent())
                .filter(agent -> agent != null)
                .forEach(agents::add);
        if (explained.contact().agent() != null) {
            agents.add(explained.contact().agent());
        }
        if (explained.contact().forAgent() != null) {
            agents.add(explained.contact().forAgent());
        }
        return agents;
    }

    private static Now now(ContactExplanation explained, Directory names, Instant now) {
        var wording = new Wording(names);
        var expectation = explained.expectation();
        Duration remaining = expectation == null ? null : expectation.remaining();
        return new Now(
                now,
                wording.standing(explained),
                wording.asked(explained),
                expectation == null ? null : expectation.position(),
                remaining == null ? null : remaining.toSeconds(),
                explained.contact().stepsFired(),
                counts(explained.counts()),
                explained.candidates().stream()
                        .map(candidate -> person(candidate, wording))
                        .toList(),
                explained.next().stream()
                        .map(upcoming -> new Next(
                                upcoming.at(),
                                Wording.inJson(upcoming.what()),
                                wording.upcoming(upcoming),
                                upcoming.step()))
                        .toList());
    }

    private static Map<String, Integer> counts(Map<Verdict, Integer> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        count -> Wording.inJson(count.getKey()),
                        Map.Entry::getValue,
                        Integer::sum,
                        java.util.LinkedHashMap::new));
    }

    private static Person person(Candidate candidate, Wording wording) {
        return new Person(
                candidate.agent(),
                candidate.name(),
                candidate.team(),
                Wording.inJson(candidate.verdict()),
                wording.verdict(candidate),
                candidate.until(),
                candidate.lacks());
    }

    @GET
    @Path("/agents/{agent}/explanation")
    @Operation(summary = "Why the agent gets work or not: queue by queue; agents may ask about themselves")
    public Uni<OfAgent> agent(@PathParam("agent") String agent) {
        String workspace = caller.workspace();
        return stories.directory(workspace, List.of(agent)).chain(names -> {
            boolean self = caller.agent().filter(agent::equals).isPresent();
            boolean managed = caller.manages()
                    && caller.agent()
                            .filter(manager -> names.anyIn(List.of(agent), names.teamsUnder(manager)))
                            .isPresent();
            if (!self && !managed && !caller.isAdministrator()) {
                throw new Refusal(Response.Status.FORBIDDEN, "scope.denied", "This agent is not within your scope.");
            }
            return ask(workspace, engine -> Optional.ofNullable(engine.explainAgent(workspace, agent)))
                    .map(explained -> explained
                            .map(found -> agent(found, new Wording(names)))
                            .orElseThrow(() -> new Refusal(
                                    Response.Status.NOT_FOUND, "agent.unknown", "There is no agent " + agent + ".")));
        });
    }

    private static OfAgent agent(AgentExplanation explained, Wording wording) {
        var view = explained.agent();
        return new OfAgent(
                view.profile().agent(),
                view.profile().name(),
                Wording.inJson(explained.reason()),
                wording.reason(explained),
                view.idleSince(),
                byName(view.load()),
                byName(view.capacity()),
                explained.open().stream().map(Enum::name).toList(),
                explained.queues().stream()
                        .map(standing -> queue(standing, wording))
                        .toList());
    }

    private static Map<String, Integer> byName(Map<? extends Enum<?>, Integer> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(count -> count.getKey().name(), Map.Entry::getValue));
    }

    private static Queue queue(AgentExplanation.Standing standing, Wording wording) {
        Duration after = standing.after();
        return new Queue(
                standing.queue(),
                standing.name(),
                Wording.inJson(standing.verdict()),
                wording.standing(standing),
                standing.waiting(),
                standing.free(),
                standing.place(),
                after == null ? null : after.toSeconds(),
                standing.lacks());
    }

    private <T> Uni<T> ask(String workspace, Function<Engine, T> question) {
        return Uni.createFrom()
                .completionStage(() -> log.ask(workspace, question))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(failure -> failure instanceof NotOwned || failure instanceof TimeoutException)
                .transform(away -> new Refusal(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "queues.elsewhere",
                        "This workspace is in the hands of another router, or is just being taken over. Ask again."));
    }
}
