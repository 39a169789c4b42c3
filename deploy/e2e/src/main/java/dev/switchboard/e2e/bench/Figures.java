package dev.switchboard.e2e.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Collects what was measured: each line is shown at once and kept for the JSON file. One thread. */
public final class Figures {
    private final PrintStream out;
    private final JsonArray lines = new JsonArray();

    public Figures(PrintStream out) {
        this.out = out;
    }

    public void say(String text, Object... values) {
        out.println(String.format(Locale.ROOT, text, values));
    }

    /** @param line what the JSON file gets for it */
    void add(JsonObject line, String text, Object... values) {
        lines.add(line);
        say(text, values);
    }

    static double millis(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** The percentiles that matter, in milliseconds. */
    static JsonObject percentiles(Histogram histogram) {
        return new JsonObject()
                .put("count", histogram.getTotalCount())
                .put("p50Millis", histogram.getValueAtPercentile(50) / 1_000.0)
                .put("p99Millis", histogram.getValueAtPercentile(99) / 1_000.0)
                .put("maxMillis", histogram.getMaxValue() / 1_000.0);
    }

    public void writeTo(Path file) {
        try {
            Files.writeString(file, lines.encodePrettily());
            say("figures written to %s", file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
