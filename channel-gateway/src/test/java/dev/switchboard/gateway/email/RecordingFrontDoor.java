package dev.switchboard.gateway.email;

import dev.switchboard.events.Inbound;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.gateway.intake.FrontDoor;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log that can be away, for tests of what a mailbox does then. Keeps what it took, in order. */
final class RecordingFrontDoor implements FrontDoor {

    final List<CustomerMessage> accepted = new CopyOnWriteArrayList<>();
    final List<String> rejected = new CopyOnWriteArrayList<>();
    volatile boolean away;
    volatile int refused;

    @Override
    public Uni<Void> accept(Inbound inbound) {
        return taken(() -> accepted.add((CustomerMessage) inbound));
    }

    @Override
    public Uni<Void> reject(String source, byte[] raw, String reason) {
        return taken(() -> rejected.add(source + " " + reason + " " + raw.length));
    }

    private Uni<Void> taken(Runnable take) {
        return Uni.createFrom().voidItem().invoke(() -> {
            if (away) {
                refused++;
                throw new IllegalStateException("the log is away");
            }
            take.run();
        });
    }

    List<String> texts() {
        return accepted.stream().map(CustomerMessage::text).toList();
    }
}
