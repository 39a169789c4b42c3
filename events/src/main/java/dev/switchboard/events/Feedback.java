package dev.switchboard.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What customers think of how they were served. */
public sealed interface Feedback {

    String workspace();

    String contact();

    /**
     * A customer answered the survey, or some of it; the last answer to each question counts.
     *
     * @param csat satisfaction, 1 to 5; null: not answered now
     * @param nps likelihood of recommending, 0 to 10; null: not answered now
     */
    record SurveyAnswered(
            String workspace,
            String contact,
            @Nullable Integer csat,
            @Nullable Integer nps,
            Instant at) implements Feedback {
        public SurveyAnswered {
            Require.text(workspace, "workspace");
            Require.text(contact, "contact");
            if (csat != null) {
                Require.range(csat, 1, 5, "csat");
            }
            if (nps != null) {
                Require.range(nps, 0, 10, "nps");
            }
            Require.present(at, "at");
        }
    }
}
