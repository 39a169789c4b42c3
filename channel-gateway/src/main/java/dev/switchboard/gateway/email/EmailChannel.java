package dev.switchboard.gateway.email;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Switches the incoming side on with the service, if a mailbox is configured, and off in good order. */
@ApplicationScoped
class EmailChannel {

    private static final Duration STOP_STEP = Duration.ofMillis(250);
    private static final int STOP_STEPS = 20;

    private final EmailSettings settings;
    private final MailIntake intake;
    private final EmailMetrics metrics;
    private final MeterRegistry registry;
    private volatile @Nullable MailboxReader reader;
    private volatile @Nullable Thread thread;

    EmailChannel(EmailSettings settings, MailIntake intake, EmailMetrics metrics, MeterRegistry registry) {
        this.settings = settings;
        this.intake = intake;
        this.metrics = metrics;
        this.registry = registry;
    }

    void start(@Observes StartupEvent started) {
        if (settings.imap().host().isEmpty()) {
            return;
        }
        var newReader = new MailboxReader(settings, intake, metrics);
        reader = newReader;
        registry.gauge(
                "switchboard.email.mailbox.connected", newReader, r -> r.state().connected() ? 1 : 0);
        // a platform thread: the mail library holds monitors while it waits for the server
        thread = Thread.ofPlatform().daemon().name("mailbox").start(newReader);
    }

    void stop(@Observes ShutdownEvent ended) throws InterruptedException {
        var stopping = reader;
        var ending = thread;
        if (stopping == null || ending == null) {
            return;
        }
        // again and again: it may have gone to sleep just after it was woken
        for (var step = 0; step < STOP_STEPS && ending.isAlive(); step++) {
            stopping.stop();
            ending.interrupt();
            ending.join(STOP_STEP);
        }
    }

    /** Empty if no mailbox is configured. */
    Optional<MailboxReader.State> state() {
        return Optional.ofNullable(reader).map(MailboxReader::state);
    }
}
