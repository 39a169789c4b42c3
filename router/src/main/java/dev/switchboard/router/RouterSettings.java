package dev.switchboard.router;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** What can be set about the router; the defaults serve. */
@ConfigMapping(prefix = "switchboard.router")
public interface RouterSettings {

    /** Where Kafka is; every service shares this setting. */
    @WithDefault("${kafka.bootstrap.servers:localhost:9092}")
    String bootstrapServers();

    /**
     * Names this router among its siblings. One that is killed and comes back under its name has its partitions again at once,
     * without waiting for its old session to run out; two alive under one name push each other out.
     */
    @WithDefault("${HOSTNAME:router}-${quarkus.http.port:8080}")
    String instanceId();

    /** The consumer group whose members share the partitions. */
    @WithDefault("router")
    String group();

    /** After this silence a router counts as dead. The broker's own lower limit is 6 s. */
    @WithDefault("6s")
    Duration sessionTimeout();

    /** Decisions written but not yet acknowledged, per partition, beyond which deciding waits. */
    @WithDefault("20000")
    int unacknowledgedLimit();

    /**
     * The longest record that may be written to {@code routing-events}, whose {@code max.message.bytes} must be larger. An agent with
     * much in hand who is lost, or a plan for thousands who wait, make a long decision; what is longer still is set aside.
     */
    @WithDefault("16777216")
    int largestDecisionBytes();

    Topics topics();

    Snapshots snapshots();

    Outbox outbox();

    /** The names of the two logs, for brokers shared by several houses. */
    interface Topics {
        @WithDefault(dev.switchboard.events.Topics.ROUTING_COMMANDS)
        String commands();

        @WithDefault(dev.switchboard.events.Topics.ROUTING_EVENTS)
        String events();
    }

    /** When a snapshot is due: after so many records, or after so long if there is any new one. */
    interface Snapshots {
        @WithDefault("100000")
        long records();

        @WithDefault("5m")
        Duration age();

        /** How often it is looked at. */
        @WithName("check-every")
        @WithDefault("10s")
        Duration checkEvery();
    }

    /** The relay of published plans. */
    interface Outbox {
        /** How often it looks for what another router left behind; its own publications it relays at once. */
        @WithName("check-every")
        @WithDefault("2s")
        Duration checkEvery();
    }
}
