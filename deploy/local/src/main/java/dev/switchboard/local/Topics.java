package dev.switchboard.local;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics of the house and how they are kept. Nothing creates a topic by accident: the broker's auto-creation is
 * off, so a misspelt name fails at once.
 */
public final class Topics {
    /** Partitions of every topic in the local house; dead letters have one. */
    public static final int PARTITIONS = 8;

    public static final String DEAD_LETTER = "-dead-letter";

    private static final Map<String, String> FOR_EVER = Map.of("retention.ms", "-1", "retention.bytes", "-1");

    /** The broker stamps the time of a command, so that time never runs backwards within a partition. */
    private static final Map<String, String> COMMAND_LOG =
            Map.of("retention.ms", "-1", "retention.bytes", "-1", "message.timestamp.type", "LogAppendTime");

    /** All that follows from one command is one record, which may be long. */
    private static final Map<String, String> DECISIONS =
            Map.of("retention.ms", "-1", "retention.bytes", "-1", "max.message.bytes", Integer.toString(17 << 20));

    private static final Map<String, Map<String, String>> SETTINGS = Map.of(
            "inbound", Map.of(),
            "messages", Map.of(),
            "outbound", Map.of(),
            "routing-commands", COMMAND_LOG,
            "routing-events", DECISIONS,
            "agent-events", Map.of(),
            "feedback", Map.of());

    private Topics() {}

    /** Creates what is not there yet, and leaves alone what is. */
    static void createMissing(String bootstrapServers) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (var created : admin.createTopics(all()).values().values()) {
                try {
                    created.get(90, TimeUnit.SECONDS);
                } catch (ExecutionException refused) {
                    if (!(refused.getCause() instanceof TopicExistsException)) {
                        throw new StartFailed("Kafka refuses a topic: " + refused.getCause(), refused);
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while creating topics", interrupted);
        } catch (TimeoutException slow) {
            throw new StartFailed("Kafka did not create the topics within 90 s", slow);
        }
    }

    private static List<NewTopic> all() {
        return SETTINGS.entrySet().stream()
                .flatMap(topic -> Stream.of(
                        new NewTopic(topic.getKey(), PARTITIONS, (short) 1).configs(topic.getValue()),
                        new NewTopic(topic.getKey() + DEAD_LETTER, 1, (short) 1).configs(FOR_EVER)))
                .toList();
    }
}
