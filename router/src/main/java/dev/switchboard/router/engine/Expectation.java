package dev.switchboard.router.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a contact will wait.
 *
 * @param position from 1, among those who wait in its queue
 * @param remaining by the pace at which the queue has moved lately; null while that is not known
 */
public record Expectation(int position, @Nullable Duration remaining) {

    /** Null for a contact that stands in no line. Costs as much as stand before it. */
    static @Nullable Expectation of(Contact contact) {
        QueueInForce queue = contact.queueInForce;
        if (contact.line == null || queue == null) {
            return null;
        }
        int before = 0;
        if (contact.circle == null) {
            before = contact.line.countBefore(contact);
        } else {
            for (int i = 0; i < queue.lines.size(); i++) {
                before += queue.lines.get(i).countBefore(contact);
            }
        }
        QueuePace pace = contact.workspace.paces.get(queue.id());
        Long remaining = pace == null ? null : pace.waitAt(before + 1);
        return new Expectation(before + 1, remaining == null ? null : Duration.ofMillis(remaining));
    }
}
