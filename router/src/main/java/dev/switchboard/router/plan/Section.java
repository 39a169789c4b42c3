package dev.switchboard.router.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.router.problem.FieldProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in the document, read field by field. What is wrong goes to the list of problems and a harmless value is answered, so
 * that reading goes on and finds the rest. A field that nobody asked for is unknown: {@link #end} tells. Not thread-safe.
 */
public final class Section {

    private final String path;
    private final @Nullable JsonNode node;
    private final List<FieldProblem> problems;
    private final int problemsBefore;
    private final Set<String> asked = new HashSet<>();

    public Section(String path, @Nullable JsonNode node, List<FieldProblem> problems) {
        this.path = path;
        this.problems = problems;
        this.problemsBefore = problems.size();
        this.node = node != null && node.isObject() ? node : null;
        if (this.node == null) {
            problem(path, node, "must be a mapping");
        }
    }

    public String requiredText(String name) {
        JsonNode value = get(name);
        if (value == null) {
            missing(name);
            return "";
        }
        return text(at(name), value);
    }

    public String text(String name, String otherwise) {
        JsonNode value = get(name);
        return value == null ? otherwise : text(at(name), value);
    }

    private String text(String where, JsonNode value) {
        if (!value.isTextual() || value.asText().isBlank()) {
            problem(where, value, "must be text");
            return "";
        }
        return value.asText();
    }

    public int number(String name, int otherwise, int min, int max) {
        JsonNode value = get(name);
        return value == null ? otherwise : number(at(name), value, otherwise, min, max);
    }

    private int number(String where, JsonNode value, int otherwise, int min, int max) {
        if (!value.isInt() || value.asInt() < min || value.asInt() > max) {
            problem(where, value, "must be a whole number from %d to %d".formatted(min, max));
            return otherwise;
        }
        return value.asInt();
    }

    public Duration duration(String name, Duration otherwise, Duration max) {
        JsonNode value = get(name);
        return value == null ? otherwise : duration(at(name), value, otherwise, max);
    }

    private Duration duration(String where, JsonNode value, Duration otherwise, Duration max) {
        try {
            Duration read = Durations.parse(value.isTextual() || value.isInt() ? value.asText() : "");
            if (read.compareTo(max) > 0) {
                problem(where, value, "must be at most " + Durations.format(max));
                return otherwise;
            }
            return read;
        } catch (IllegalArgumentException unreadable) {
            problem(where, value, "must be a duration such as 30s, 2m or 1h30m, and not negative");
            return otherwise;
        }
    }

    public double decimal(String name, double otherwise, double min, double max) {
        JsonNode value = get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isNumber() || value.asDouble() < min || value.asDouble() > max) {
            problem(at(name), value, "must be a number from %s to %s".formatted(min, max));
            return otherwise;
        }
        return value.asDouble();
    }

    public Map<String, Integer> numbers(String name, int min, int max) {
        Map<String, Integer> read = new LinkedHashMap<>();
        fields(name).forEach((key, value) -> read.put(key, number(at(name) + "." + key, value, min, min, max)));
        return read;
    }

    Map<String, Duration> durations(String name, Duration max) {
        Map<String, Duration> read = new LinkedHashMap<>();
        fields(name).forEach((key, value) -> read.put(key, duration(at(name) + "." + key, value, max, max)));
        return read;
    }

    Map<String, String> textMap(String name) {
        Map<String, String> read = new LinkedHashMap<>();
        fields(name).forEach((key, value) -> read.put(key, text(at(name) + "." + key, value)));
        return read;
    }

    /** The members of the list {@code name}; none if it is missing. */
    public List<String> texts(String name) {
        List<String> read = new ArrayList<>();
        JsonNode value = get(name);
        if (value != null && !value.isArray()) {
            problem(at(name), value, "must be a list");
        } else if (value != null) {
            for (int i = 0; i < value.size(); i++) {
                read.add(text("%s[%d]".formatted(at(name), i), value.path(i)));
            }
        }
        return read;
    }

    /** A list of mappings from names to numbers. */
    List<Map<String, Integer>> numberMaps(String name, int min, int max) {
        List<Map<String, Integer>> read = new ArrayList<>();
        JsonNode value = get(name);
        if (value != null && !value.isArray()) {
            problem(at(name), value, "must be a list");
        } else if (value != null) {
            for (int i = 0; i < value.size(); i++) {
                String path = "%s[%d]".formatted(at(name), i);
                JsonNode member = value.path(i);
                if (!member.isObject() || member.isEmpty()) {
                    problem(path, member, "must be a mapping with something in it");
                }
                Map<String, Integer> numbers = new LinkedHashMap<>();
                member.properties()
                        .forEach(field -> numbers.put(
                                field.getKey(), number(path + "." + field.getKey(), field.getValue(), min, min, max)));
                read.add(numbers);
            }
        }
        return read;
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = get(name);
        if (value != null && !value.isBoolean()) {
            problem(at(name), value, "must be true or false");
        }
        return value == null ? otherwise : value.asBoolean(otherwise);
    }

    /** Reads the mapping {@code name} as a section of its own, if it is there. */
    void section(String name, Consumer<Section> reading) {
        JsonNode value = get(name);
        if (value != null) {
            var section = new Section(at(name), value, problems);
            reading.accept(section);
            section.end();
        }
    }

    /** Whatever stands there, null if nothing does. */
    @Nullable
    JsonNode value(String name) {
        return get(name);
    }

    /** The fields of the mapping {@code name}; none if it is missing. */
    public Map<String, JsonNode> fields(String name) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        JsonNode value = get(name);
        if (value != null && !value.isObject()) {
            problem(at(name), value, "must be a mapping");
        } else if (value != null) {
            value.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        }
        return fields;
    }

    /** Reads each member of the list {@code name} as a section of its own; members with mistakes are left out. */
    public <T> List<T> sections(String name, Function<Section, Optional<T>> reading) {
        List<T> read = new ArrayList<>();
        JsonNode value = get(name);
        if (value != null && !value.isArray()) {
            problem(at(name), value, "must be a list");
        } else if (value != null) {
            for (int i = 0; i < value.size(); i++) {
                var section = new Section("%s[%d]".formatted(at(name), i), value.get(i), problems);
                reading.apply(section).ifPresent(read::add);
                section.end();
            }
        }
        return read;
    }

    /** The mapping {@code name}, to be read by whoever asks, who also ends it. */
    public Section section(String name) {
        return new Section(at(name), get(name), problems);
    }

    /** What {@code making} makes of the values read, unless there was a mistake in this section. */
    public <T> Optional<T> make(Supplier<T> making) {
        return problems.size() == problemsBefore ? Optional.of(making.get()) : Optional.empty();
    }

    public boolean has(String name) {
        return node != null && node.hasNonNull(name);
    }

    public String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public String path() {
        return path;
    }

    public void problem(String where, @Nullable Object value, String message) {
        problems.add(new FieldProblem(where, plain(value), message));
    }

    /** Tells of every field that nobody asked for. */
    public void end() {
        if (node != null) {
            node.properties().stream()
                    .filter(field -> !asked.contains(field.getKey()))
                    .forEach(field -> problem(at(field.getKey()), field.getValue(), "is not known here"));
        }
    }

    /** What stands there, as it is; null if nothing does. */
    public @Nullable JsonNode get(String name) {
        asked.add(name);
        return has(name) && node != null ? node.get(name) : null;
    }

    private void missing(String name) {
        if (node != null) {
            problem(at(name), null, "is missing");
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof JsonNode json && json.isValueNode() ? (json.isNull() ? null : json.asText()) : value;
    }
}
