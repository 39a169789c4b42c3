package dev.switchboard.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JSON form of the records of this package: a {@code type} with the simple name of the record, then its components. Unknown
 * fields are passed over, so that a reader may be older than the writer; so is the character U+0000, which no database column holds: it
 * would stop every projection that meets it. Thread-safe.
 */
public final class Wire {

    private static final List<Class<?>> FAMILIES = List.of(
            RoutingCommand.class,
            RoutingEvent.class,
            RoutingRecord.class,
            RoutingPlan.Widening.class,
            Diversion.class,
            Inbound.class,
            Outbound.class,
            ConversationEvent.class,
            AgentEvent.class,
            Feedback.class);

    private static final ObjectMapper MAPPER = mapper();
    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, ObjectWriter> WRITERS = new ConcurrentHashMap<>();

    private Wire() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "type")
    private interface Typed {}

    private static ObjectMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule()
                        .addDeserializer(String.class, new Text())
                        .addKeyDeserializer(String.class, new Key()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
        for (Class<?> family : FAMILIES) {
            builder.addMixIn(family, Typed.class);
            registerMembers(builder, family);
        }
        return builder.build();
    }

    private static void registerMembers(JsonMapper.Builder builder, Class<?> family) {
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isRecord()) {
                builder.registerSubtypes(new NamedType(member, member.getSimpleName()));
            } else {
                registerMembers(builder, member);
            }
        }
    }

    /** All records that may stand at the top of a Kafka value, for tests that look at every one of them. */
    static List<Class<?>> families() {
        return FAMILIES;
    }

    public static byte[] toBytes(Object value) {
        try {
            return WRITERS.computeIfAbsent(value.getClass(), Wire::writerFor).writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not writable as JSON: " + value.getClass().getName(), e);
        }
    }

    /**
     * Reads a record of a family.
     *
     * @throws UnreadableRecord if it is no JSON, of no known type, or breaks a record's own checks
     */
    public static <T> T read(byte[] json, Class<T> family) {
        try {
            return READERS.computeIfAbsent(family, MAPPER::readerFor).readValue(json);
        } catch (IOException e) {
            throw new UnreadableRecord(family, e);
        }
    }

    /** A mapper configured as the wire is, for whoever embeds these records in JSON of their own (read it, do not change it). */
    public static ObjectMapper mapperCopy() {
        return MAPPER.copy();
    }

    private static ObjectWriter writerFor(Class<?> type) {
        for (Class<?> family : FAMILIES) {
            if (family.isAssignableFrom(type)) {
                return MAPPER.writerFor(family);
            }
        }
        return MAPPER.writerFor(new TypeReference<Object>() {});
    }

    private static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    /** Text as it is, without what cannot be stored. */
    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return storable(StringDeserializer.instance.deserialize(json, context));
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return storable(key);
        }
    }

    /** A value that is not what its topic holds. The message carries no content of the value: it may be personal. */
    public static final class UnreadableRecord extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableRecord(Class<?> family, IOException cause) {
            super("not a " + family.getSimpleName() + ": " + reason(cause), null);
        }

        private static String reason(IOException cause) {
            return switch (cause) {
                case com.fasterxml.jackson.databind.JsonMappingException mapping ->
                    mapping.getClass().getSimpleName() + " at " + mapping.getPathReference();
                case JsonProcessingException json -> json.getClass().getSimpleName();
                default -> cause.getClass().getSimpleName();
            };
        }
    }
}
