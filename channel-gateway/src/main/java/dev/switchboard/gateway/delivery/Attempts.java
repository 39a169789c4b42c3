package dev.switchboard.gateway.delivery;

import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.gateway.conversation.DatabaseTrouble;
import dev.switchboard.gateway.delivery.ChannelSender.Undeliverable;
import dev.switchboard.gateway.log.LogWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One try of a letter, up to its outcome in the store and in the log. The outcome is stored before it is told and forgotten
 * after, so that a crash repeats the telling, not the letter.
 */
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final ChannelSender sender;
    private final DeliveryQueue queue;
    private final LogWriter log;
    private final DeliverySettings settings;
    private final MeterRegistry metrics;

    Attempts(
            ChannelSender sender,
            DeliveryQueue queue,
            LogWriter log,
            DeliverySettings settings,
            MeterRegistry metrics) {
        this.sender = sender;
        this.queue = queue;
        this.log = log;
        this.settings = settings;
        this.metrics = metrics;
    }

    Uni<Void> attempt(Claim claim) {
        Delivery outcome = claim.outcome();
        if (outcome != null) {
            return tell(claim, outcome, claim.detail());
        }
        return Uni.createFrom()
                .deferred(() -> sender.send(claim.letter()))
                .ifNoItem()
                .after(settings.patience())
                .fail()
                .onItemOrFailure()
                .transformToUni(
                        (providerId, failure) -> failure == null ? sent(claim, providerId) : failed(claim, failure));
    }

    private Uni<Void> sent(Claim claim, @Nullable String providerId) {
        return decide(claim, Delivery.SENT, providerId, null);
    }

    private Uni<Void> failed(Claim claim, Throwable failure) {
        LOG.warnf(
                "try %d of message %s failed: %s",
                claim.tries(), claim.message(), failure.getClass().getName());
        if (failure instanceof Undeliverable never) {
            return decide(claim, Delivery.FAILED, null, never.getMessage());
        }
        if (claim.tries() >= settings.tries()) {
            return decide(
                    claim,
                    Delivery.FAILED,
                    null,
                    "given up after %d tries: %s".formatted(claim.tries(), cause(failure)));
        }
        return postpone(claim, failure);
    }

    private String cause(Throwable failure) {
        return failure instanceof TimeoutException
                ? "no answer by " + sender.channel() + " in time"
                : "the customer could not be reached by " + sender.channel();
    }

    private Uni<Void> postpone(Claim claim, Throwable failure) {
        Duration pause = settings.pauseAfter(claim.tries());
        String detail = "try %d of %d failed: %s".formatted(claim.tries(), settings.tries(), cause(failure));
        count("RETRYING");
        return queue.postpone(claim, pause, detail)
                .chain(stands -> stands
                        ? log.write(DeliveryNews.changed(claim, Delivery.RETRYING, detail))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> decide(Claim claim, Delivery outcome, @Nullable String providerId, @Nullable String detail) {
        count(outcome.name());
        return DatabaseTrouble.waitOut(queue.decide(claim, outcome, providerId, detail))
                .onFailure(DatabaseTrouble::refuses)
                .recoverWithUni(strangeId -> DatabaseTrouble.waitOut(queue.decide(claim, outcome, null, detail)))
                .chain(stands ->
                        stands ? tell(claim, outcome, detail) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(Claim claim, Delivery outcome, @Nullable String detail) {
        return log.write(DeliveryNews.changed(claim, outcome, detail)).chain(() -> queue.remove(claim));
    }

    private void count(String outcome) {
        metrics.counter("switchboard.delivery", "channel", sender.channel().name(), "outcome", outcome)
                .increment();
    }
}
