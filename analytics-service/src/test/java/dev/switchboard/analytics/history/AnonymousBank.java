package dev.switchboard.analytics.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * The call-by-call log of a bank's call centre (Technion, 1999) and its converter to what Switchboard imports: see docs/history.md.
 * Durations are taken from the log's own columns, since its clock columns differ from them by a second here and there.
 */
final class AnonymousBank {

    static final String HEADER = "arrived,channel,queue,answered,ended,outcome,priority,agent\n";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm:ss");

    private AnonymousBank() {}

    static Path folder() {
        return Path.of(System.getProperty("switchboard.anonymous-bank", "../../shared/data/anonymous-bank"));
    }

    /** A line of the log. */
    record Call(List<String> fields) {

        private String field(int n) {
            return fields.get(n).strip();
        }

        boolean isPhantom() {
            return field(12).equals("PHANTOM");
        }

        boolean isAnswered() {
            return field(12).equals("AGENT");
        }

        String type() {
            return field(4);
        }

        int priority() {
            return Integer.parseInt(field(3));
        }

        int queueSeconds() {
            return Integer.parseInt(field(11));
        }

        int serviceSeconds() {
            return isAnswered() ? Integer.parseInt(field(15)) : 0;
        }

        /** When the caller came into the queue; without one to the agent; without either out of the voice menu. */
        LocalDateTime arrived() {
            boolean queued = !field(9).equals("0:00:00");
            return at(queued ? field(9) : isAnswered() ? field(13) : field(7));
        }

        private LocalDateTime at(String time) {
            var date = LocalDate.parse(field(5), DATE).minusYears(100);
            return date.atTime(LocalTime.parse(time, TIME));
        }

        String toCsv() {
            var arrived = arrived();
            var left = arrived.plusSeconds(queueSeconds());
            return String.join(
                            ",",
                            arrived.toString(),
                            "PHONE",
                            type(),
                            isAnswered() ? left.toString() : "",
                            left.plusSeconds(serviceSeconds()).toString(),
                            isAnswered() ? "answered" : "hung up",
                            Integer.toString(priority()),
                            isAnswered() ? field(16) : "")
                    + "\n";
        }
    }

    static Stream<Call> calls(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> new Call(List.of(line.split("\t", -1))))
                    .filter(call -> !call.isPhantom());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
