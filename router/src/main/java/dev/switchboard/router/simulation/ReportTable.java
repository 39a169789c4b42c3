package dev.switchboard.router.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report for people to read in a terminal: a line for each figure, a column for each channel, queue and kind. Columns that would say
 * the same as one before and figures that are zero everywhere are left out.
 */
final class ReportTable {

    private ReportTable() {}

    static String of(String title, SimulationReport report) {
        Map<String, Map<String, Estimate>> columns = new LinkedHashMap<>();
        columns.put("overall", report.overall());
        add("channel", report.channels(), columns);
        add("queue", report.queues(), columns);
        add("kind", report.kinds(), columns);
        // a difference has no contacts of its own
        String contacts = report.contacts() == 0 ? "" : "%,d contacts, ".formatted(report.contacts());
        return "%s: %d replications, %sseed %d; ± is the 95 %% interval, waits are in seconds%n%s%n%s"
                .formatted(
                        title,
                        report.replications(),
                        contacts,
                        report.seed(),
                        grid(columns),
                        occupancy(report.groups()));
    }

    private static void add(
            String what, Map<String, Map<String, Estimate>> byName, Map<String, Map<String, Estimate>> columns) {
        byName.forEach((name, figures) -> {
            if (!columns.containsValue(figures)) {
                columns.put(what + " " + name, figures);
            }
        });
    }

    private static String grid(Map<String, Map<String, Estimate>> columns) {
        Set<String> keys = new LinkedHashSet<>();
        columns.values().forEach(figures -> keys.addAll(figures.keySet()));
        keys.removeIf(key -> columns.values().stream().allMatch(figures -> isNothing(figures.get(key))));
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(columns.keySet());
        lines.add(head);
        for (String key : keys) {
            List<String> line = new ArrayList<>(List.of(key));
            columns.values().forEach(figures -> line.add(cell(key, figures.get(key))));
            lines.add(line);
        }
        return aligned(lines);
    }

    private static boolean isNothing(@Nullable Estimate estimate) {
        return estimate == null || estimate.mean() == 0;
    }

    private static String occupancy(Map<String, Map<String, Estimate>> groups) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("agents", Metric.OCCUPANCY));
        groups.forEach((group, figures) ->
                lines.add(List.of(group, cell(Metric.OCCUPANCY, figures.get(Metric.OCCUPANCY)))));
        return aligned(lines);
    }

    private static String cell(String key, @Nullable Estimate estimate) {
        if (estimate == null) {
            return "-";
        }
        double unit = Metric.isShare(key) ? 100 : 1;
        String suffix = Metric.isShare(key) ? " %" : "";
        String mean = number(estimate.mean() * unit);
        return estimate.high() == null
                ? mean + suffix
                : mean + " ±" + number((estimate.high() - estimate.mean()) * unit) + suffix;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.0f" : "%.2f", value);
    }

    private static String aligned(List<List<String>> lines) {
        int[] widths = new int[lines.getFirst().size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        var text = new StringBuilder();
        for (List<String> line : lines) {
            text.append("  ").append(padded(line.getFirst(), -widths[0]));
            for (int i = 1; i < widths.length; i++) {
                text.append("  ").append(padded(line.get(i), widths[i]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** @param width negative to stand on the left */
    private static String padded(String text, int width) {
        return String.format("%" + width + "s", text);
    }
}
