package dev.switchboard.gateway.survey;

import dev.switchboard.events.Feedback.SurveyAnswered;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.log.LogEntry;
import dev.switchboard.gateway.log.LogWriter;
import dev.switchboard.gateway.survey.SurveyLinks.Subject;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The page behind a survey's link: one click answers it. To open it alone answers nothing: programs look at links too. */
@Path("/survey/{token}")
@Tag(name = "Surveys")
@Produces(MediaType.TEXT_HTML)
public class SurveyResource {

    private static final Logger LOG = Logger.getLogger(SurveyResource.class);

    private final SurveyLinks links;
    private final LogWriter log;

    SurveyResource(SurveyLinks links, @Identifier("front-door") LogWriter log) {
        this.links = links;
        this.log = log;
    }

    /** What the page shows. */
    enum Step {
        CSAT,
        NPS,
        THANKS,
        CLOSED,
        AGAIN
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance survey(Step step);
    }

    @GET
    @Operation(summary = "The question")
    public Uni<Response> ask(@RestPath String token) {
        return links.read(token).isPresent() ? page(Status.OK, Step.CSAT) : page(Status.NOT_FOUND, Step.CLOSED);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "An answer: csat 1 to 5, or nps 0 to 10. The last one given counts")
    public Uni<Response> answer(
            @RestPath String token, @RestForm @Nullable String csat, @RestForm @Nullable String nps) {
        var subject = links.read(token);
        if (subject.isEmpty()) {
            return page(Status.NOT_FOUND, Step.CLOSED);
        }
        var answer = answer(subject.get(), csat, nps);
        return answer.isEmpty()
                ? page(Status.BAD_REQUEST, Step.CSAT)
                : log.write(entry(answer.get()))
                        .chain(() -> page(Status.OK, csat == null ? Step.THANKS : Step.NPS))
                        .onFailure()
                        .recoverWithUni(away -> {
                            LOG.warnf(
                                    "an answer was not taken: %s",
                                    away.getClass().getName());
                            return page(Status.SERVICE_UNAVAILABLE, Step.AGAIN);
                        });
    }

    /** Nothing if there is no answer in it. */
    private static Optional<SurveyAnswered> answer(Subject subject, @Nullable String csat, @Nullable String nps) {
        var satisfaction = within(csat, 1, 5);
        var recommendation = within(nps, 0, 10);
        if ((csat != null && satisfaction.isEmpty())
                || (nps != null && recommendation.isEmpty())
                || (csat == null && nps == null)) {
            return Optional.empty();
        }
        return Optional.of(new SurveyAnswered(
                subject.workspace(),
                subject.contact(),
                satisfaction.isPresent() ? satisfaction.getAsInt() : null,
                recommendation.isPresent() ? recommendation.getAsInt() : null,
                Instant.now()));
    }

    private static OptionalInt within(@Nullable String text, int least, int most) {
        if (text == null || !text.matches("[0-9]{1,2}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static LogEntry entry(SurveyAnswered answer) {
        return LogEntry.of(Topics.FEEDBACK, answer.contact(), answer, Ids.fresh(), answer.contact(), null);
    }

    private static Uni<Response> page(Status status, Step step) {
        return Templates.survey(step)
                .createUni()
                .map(html -> Response.status(status)
                        .entity(html)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("Referrer-Policy", "same-origin")
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                        .build());
    }
}
