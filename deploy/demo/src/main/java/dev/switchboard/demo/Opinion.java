package dev.switchboard.demo;

import dev.switchboard.people.Http;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a customer answers to the question how it went, if it is asked and answered at all; nobody does that twice. */
record Opinion(URI house) {
    private static final double ANSWERS = 0.6;
    private static final double ANSWERS_BOTH = 0.6;
    private static final Duration WAITS_TO_BE_ASKED = Duration.ofSeconds(40);
    private static final Pattern LINK = Pattern.compile("https?://\\S+(/survey/\\S+)");
    private static final String FORM = "application/x-www-form-urlencoded";

    /** @param read everything that this person was told */
    void give(Visit visit, Supplier<List<String>> read) throws InterruptedException {
        if (!visit.draw().chance(ANSWERS)) {
            return;
        }
        var before = links(read.get());
        if (Wait.until(
                () -> links(read.get()).size() > before.size(),
                visit.pace().of(WAITS_TO_BE_ASKED),
                Duration.ofSeconds(1))) {
            answer(links(read.get()).getLast(), visit);
        }
    }

    private void answer(String path, Visit visit) throws InterruptedException {
        Thread.sleep(visit.typing());
        var content = visit.script().isComplaint()
                ? visit.draw().weighted(0.3, 0.25, 0.2, 0.15, 0.1)
                : visit.draw().weighted(0.03, 0.05, 0.12, 0.35, 0.45);
        var http = new Http(house);
        http.send("POST", path, FORM, "csat=" + (content + 1));
        if (visit.draw().chance(ANSWERS_BOTH)) {
            Thread.sleep(visit.typing());
            http.send(
                    "POST",
                    path,
                    FORM,
                    "nps=" + Math.min(10, 2 * content + visit.draw().weighted(0.2, 0.4, 0.4)));
        }
    }

    private static List<String> links(List<String> texts) {
        return texts.stream()
                .map(LINK::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }
}
