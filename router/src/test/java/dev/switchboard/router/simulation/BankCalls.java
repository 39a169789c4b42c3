package dev.switchboard.router.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The call-by-call log of a bank's call centre (Technion, 1999), as far as it concerns the agents. Times in seconds. */
final class BankCalls {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm:ss");

    private BankCalls() {}

    static Path folder() {
        return Path.of(System.getProperty("switchboard.anonymous-bank", "../../shared/data/anonymous-bank"));
    }

    /**
     * A caller who reached the queue or an agent.
     *
     * @param arrived when the queue was entered, or the service began where nobody waited
     * @param served null where nobody served the call
     */
    record Call(
            String type,
            int priority,
            LocalDateTime arrived,
            int waited,
            boolean answered,
            @Nullable LocalDateTime served,
            int service,
            String server) {

        LocalDateTime begun() {
            return Objects.requireNonNull(served, "nobody served it");
        }

        boolean isServedByKnown() {
            return answered && !server.equals("NO_SERVER");
        }
    }

    /** In the order of arrival. Who hung up in the voice menu asked for no agent. */
    static List<Call> of(String month) throws IOException {
        return Files.readAllLines(folder().resolve(month + ".txt")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(fields -> !fields[12].strip().equals("PHANTOM"))
                .filter(fields ->
                        fields[12].strip().equals("AGENT") || !fields[9].strip().equals("0:00:00"))
                .map(BankCalls::call)
                .sorted(Comparator.comparing(Call::arrived))
                .toList();
    }

    private static Call call(String[] fields) {
        boolean queued = !fields[9].strip().equals("0:00:00");
        boolean answered = fields[12].strip().equals("AGENT");
        LocalDate date = LocalDate.parse(fields[5].strip(), DATE).minusYears(100);
        @Nullable LocalDateTime served = answered ? date.atTime(LocalTime.parse(fields[13].strip(), TIME)) : null;
        return new Call(
                fields[4].strip(),
                Integer.parseInt(fields[3].strip()),
                queued
                        ? date.atTime(LocalTime.parse(fields[9].strip(), TIME))
                        : Objects.requireNonNull(served, "neither queued nor served"),
                queued ? Integer.parseInt(fields[11].strip()) : 0,
                answered,
                served,
                answered ? Integer.parseInt(fields[15].strip()) : 0,
                fields[16].strip());
    }
}
