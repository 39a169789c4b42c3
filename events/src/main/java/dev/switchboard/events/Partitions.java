package dev.switchboard.events;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Where a workspace lives. Writers of the routing topics name the partition by this rule, so that all of them agree. */
public final class Partitions {

    private Partitions() {}

    /** The partition of a workspace: Kafka's own rule for the workspace as key. */
    public static int of(String workspace, int partitions) {
        return Utils.toPositive(Utils.murmur2(workspace.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
