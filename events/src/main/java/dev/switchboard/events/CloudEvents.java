package dev.switchboard.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 attributes in Kafka headers (binary content mode of the CloudEvents Kafka protocol binding): the value is the
 * JSON of the record, everything about it stands in the headers.
 */
public final class CloudEvents {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String TRACE_PARENT = "traceparent";

    private CloudEvents() {}

    /** @param source the service that writes, such as {@code /router} */
    public static void write(
            Headers headers, String id, String source, Object record, Instant time, @Nullable String subject) {
        put(headers, "ce_specversion", "1.0");
        put(headers, ID, id);
        put(headers, SOURCE, source);
        put(headers, TYPE, record.getClass().getSimpleName());
        put(headers, TIME, time.toString());
        if (subject != null) {
            put(headers, SUBJECT, subject);
        }
        put(headers, "content-type", "application/json");
    }

    public static @Nullable String read(Headers headers, String attribute) {
        Header header = headers.lastHeader(attribute);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
