package dev.switchboard.agents.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.switchboard.events.Wire;
import org.jspecify.annotations.Nullable;

/** Reads what a desk sent; whatever is wrong with it becomes an answer to the desk. Thread-safe. */
final class DeskFrameReader {

    private static final ObjectMapper JSON = Wire.mapperCopy();
    private static final int LONGEST_REF = 64;

    private DeskFrameReader() {}

    /** A command, or why there is none. */
    sealed interface Read {
        record Command(DeskCommand command) implements Read {}

        record Wrong(Frame.Failed answer) implements Read {}
    }

    static Read read(String text) {
        @Nullable JsonNode json = parse(text);
        if (json == null || !json.isObject()) {
            return wrong(null, "frame.malformed", "a frame is a JSON object");
        }
        String ref = json.path("ref").asText("");
        if (ref.isEmpty() || ref.length() > LONGEST_REF) {
            return wrong(null, "frame.malformed", "ref must have 1-" + LONGEST_REF + " characters");
        }
        try {
            return new Read.Command(JSON.treeToValue(json, DeskCommand.class));
        } catch (InvalidTypeIdException unknown) {
            return wrong(ref, "command.unknown", "there is no command of that type");
        } catch (ValueInstantiationException invalid) {
            return wrong(ref, "command.invalid", reason(invalid));
        } catch (MismatchedInputException mismatch) {
            return wrong(ref, "command.invalid", field(mismatch) + " can't be read");
        } catch (JsonProcessingException other) {
            return wrong(ref, "command.invalid", "the frame can't be read");
        }
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    private static Read wrong(@Nullable String ref, String code, String detail) {
        return new Read.Wrong(new Frame.Failed(ref, code, detail));
    }

    private static String reason(ValueInstantiationException invalid) {
        return invalid.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null
                ? cause.getMessage()
                : "the frame can't be read";
    }

    private static String field(MismatchedInputException mismatch) {
        return mismatch.getPath().isEmpty()
                ? "the frame"
                : mismatch.getPath().getLast().getFieldName();
    }
}
