package dev.switchboard.router.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * This router's place in the consumer group: which partitions are its own. It reads nothing itself, so no slow partition can cost it
 * its place. One thread; {@link #owners} may be asked from any.
 */
final class Membership implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Membership.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FAREWELL = Duration.ofSeconds(4);

    private final String topic;
    private final LogClients clients;
    private final IntFunction<PartitionOwner> newOwner;
    private final Map<Integer, PartitionOwner> owners = new ConcurrentHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("membership").unstarted(this::run);
    private volatile boolean wanted = true;
    private volatile boolean joined;
    private volatile int partitions;

    Membership(String topic, LogClients clients, IntFunction<PartitionOwner> newOwner) {
        this.topic = topic;
        this.clients = clients;
        this.newOwner = newOwner;
    }

    void start() {
        thread.start();
    }

    /** Gives everything back in order and leaves the group at once, so that a successor need not wait. */
    void leave() {
        wanted = false;
        try {
            thread.join(FAREWELL.multipliedBy(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    boolean hasJoined() {
        return joined;
    }

    /** How many partitions the topic has; 0 until it is known. */
    int partitions() {
        return partitions;
    }

    Map<Integer, PartitionOwner> owners() {
        return Map.copyOf(owners);
    }

    Optional<PartitionOwner> owner(int partition) {
        return Optional.ofNullable(owners.get(partition));
    }

    private void run() {
        while (wanted) {
            try {
                takePart();
            } catch (RuntimeException failing) {
                LOG.errorf(failing, "The group is lost and joined again");
                dropAll();
                rest();
            }
        }
    }

    private void takePart() {
        KafkaConsumer<byte[], byte[]> member = clients.member();
        try {
            partitions = member.partitionsFor(topic).size();
            member.subscribe(List.of(topic), this);
            while (wanted) {
                member.poll(POLL);
                pauseReading(member);
            }
        } catch (WakeupException leaving) {
            LOG.debug("woken");
        } finally {
            member.close(
                    CloseOptions.timeout(FAREWELL).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
            joined = false;
        }
    }

    private static void pauseReading(KafkaConsumer<byte[], byte[]> member) {
        member.pause(member.assignment());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        for (TopicPartition partition : assigned) {
            PartitionOwner owner = newOwner.apply(partition.partition());
            owners.put(partition.partition(), owner);
            owner.start();
        }
        joined = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        Map<Integer, PartitionOwner> leaving = new HashMap<>();
        for (TopicPartition partition : revoked) {
            PartitionOwner owner = owners.remove(partition.partition());
            if (owner != null) {
                owner.stop();
                leaving.put(partition.partition(), owner);
            }
        }
        leaving.values().forEach(owner -> owner.awaitStopped(FAREWELL));
        LOG.infof("Gave back partitions %s", leaving.keySet());
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        for (TopicPartition partition : lost) {
            PartitionOwner owner = owners.remove(partition.partition());
            if (owner != null) {
                owner.stop();
            }
        }
        LOG.warnf("Lost partitions %s", lost);
    }

    private void dropAll() {
        owners.values().forEach(PartitionOwner::stop);
        owners.clear();
    }

    private void rest() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            wanted = false;
        }
    }
}
