package dev.switchboard.router.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.router.access.Caller;
import dev.switchboard.router.engine.Candidate;
import dev.switchboard.router.engine.ContactExplanation;
import dev.switchboard.router.engine.Verdict;
import dev.switchboard.router.queues.LiveEngine;
import dev.switchboard.router.story.ContactResource.Story;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why a contact is where it is: the story from the log, the present from the engine itself. */
@Path("/api/routing/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Explanations")
@Authenticated
public class ExplanationResource {

    /** So many agents are told of by name; the others are counted. */
    private static final int MOST = 200;

    private final ContactResource contacts;
    private final Stories stories;
    private final LiveEngine live;
    private final Caller caller;

    ExplanationResource(ContactResource contacts, Stories stories, LiveEngine live, Caller caller) {
        this.contacts = contacts;
        this.stories = stories;
        this.live = live;
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

    @GET
    @Path("/{contact}/explanation")
    @Operation(
            summary = "Why the contact is where it is: its story, who may have it and who not, and what happens next")
    public Uni<OfContact> contact(@PathParam("contact") String contact) {
        String workspace = caller.workspace();
        Instant now = Instant.now();
        return contacts.story(contact)
                .chain(story -> live.explainContact(workspace, contact, MOST, now)
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
}
