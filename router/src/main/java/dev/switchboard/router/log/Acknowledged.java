package dev.switchboard.router.log;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for a record's acknowledgement, in the few places where a single record has to be waited for. */
final class Acknowledged {

    private static final int PATIENCE_SECONDS = 15;

    private Acknowledged() {}

    /** @throws KafkaException if the record was refused, or not acknowledged in time */
    static RecordMetadata await(Future<RecordMetadata> sent) {
        try {
            return sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } catch (ExecutionException refused) {
            throw new KafkaException("record refused", refused.getCause());
        } catch (TimeoutException slow) {
            throw new KafkaException("record not acknowledged within " + PATIENCE_SECONDS + " s", slow);
        }
    }
}
