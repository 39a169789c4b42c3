package dev.switchboard.router.plan;

import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.OpeningHours.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads opening hours: {@code week: {mon-thu: "08:00-12:00, 13:00-18:00", fri: "08:00-24:00"}}. */
final class HoursReader {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String END_OF_DAY = "24:00";

    private final Set<String> names = new HashSet<>();

    List<OpeningHours> readAll(Section top) {
        return top.sections("hours", this::read);
    }

    Set<String> names() {
        return names;
    }

    private Optional<OpeningHours> read(Section section) {
        String name = section.requiredText("hours");
        if (!name.isEmpty() && !names.add(name)) {
            section.problem(section.at("hours"), name, "is the name of other hours too");
        }
        ZoneId zone = zone(section);
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        section.textMap("week").forEach((days, spans) -> {
            List<Span> read = spans(section, section.at("week") + "." + days, spans);
            days(section, days).forEach(day -> week.put(day, read));
        });
        if (!section.has("week")) {
            section.problem(section.at("week"), null, "is missing");
        }
        Set<LocalDate> holidays = holidays(section);
        return section.make(() -> new OpeningHours(name, zone, week, holidays));
    }

    private static ZoneId zone(Section section) {
        String text = section.requiredText("zone");
        try {
            return text.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            section.problem(section.at("zone"), text, "is no time zone such as Europe/Zurich");
            return ZoneId.of("UTC");
        }
    }

    private static List<DayOfWeek> days(Section section, String text) {
        String[] ends = text.toLowerCase(Locale.ROOT).split("-", -1);
        int from = DAYS.indexOf(ends[0]);
        int to = DAYS.indexOf(ends[ends.length - 1]);
        if (from < 0 || to < from || ends.length > 2) {
            section.problem(section.at("week") + "." + text, text, "is no day or span of days such as mon or mon-fri");
            return List.of();
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (int day = from; day <= to; day++) {
            days.add(DayOfWeek.of(day + 1));
        }
        return days;
    }

    private static List<Span> spans(Section section, String path, String text) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            try {
                String[] ends = part.strip().split("-", -1);
                if (ends.length != 2) {
                    throw new IllegalArgumentException(part);
                }
                String to = ends[1].strip();
                spans.add(new Span(
                        LocalTime.parse(ends[0].strip()),
                        to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(to)));
            } catch (DateTimeException | IllegalArgumentException unreadable) {
                section.problem(path, text, "must be spans such as 08:00-12:00, 13:00-17:30");
                return List.of();
            }
        }
        return spans;
    }

    private static Set<LocalDate> holidays(Section section) {
        Set<LocalDate> holidays = new HashSet<>();
        List<String> texts = section.texts("holidays");
        for (int i = 0; i < texts.size(); i++) {
            try {
                holidays.add(LocalDate.parse(texts.get(i)));
            } catch (DateTimeException unreadable) {
                section.problem(
                        "%s[%d]".formatted(section.at("holidays"), i), texts.get(i), "is no date such as 2026-12-25");
            }
        }
        return holidays;
    }
}
