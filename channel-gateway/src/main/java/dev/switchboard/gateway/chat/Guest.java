package dev.switchboard.gateway.chat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A visitor on an open socket: how much may be sent, and what was sent and waits for its turn. For any thread. */
final class Guest {

    private static final Logger LOG = Logger.getLogger(Guest.class);

    private final Visitor visitor;
    private final ChatSession session;
    private final ChatLine line;
    private final TokenBucket bucket;
    private final Queue<Supplier<Uni<ServerFrame>>> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean turnedAway;

    Guest(Visitor visitor, ChatSession session, ChatLine line, TokenBucket bucket) {
        this.visitor = visitor;
        this.session = session;
        this.line = line;
        this.bucket = bucket;
    }

    Visitor visitor() {
        return visitor;
    }

    ChatSession session() {
        return session;
    }

    /** Whether one more frame is let in; if not, the socket is closed. */
    synchronized boolean admits() {
        if (!turnedAway && !bucket.takeAt(System.nanoTime())) {
            turnedAway = true;
            line.send(new ServerFrame.Problem("rate.exceeded", "too many frames", null));
            line.close(ChatLine.TOO_MANY_FRAMES);
        }
        return !turnedAway;
    }

    /** Works when all earlier work is done, and sends its answer. The bucket bounds how much can wait. */
    void inOrder(Supplier<Uni<ServerFrame>> work) {
        synchronized (this) {
            waiting.add(work);
            if (busy) {
                return;
            }
            busy = true;
        }
        next();
    }

    private void next() {
        Supplier<Uni<ServerFrame>> work;
        synchronized (this) {
            work = waiting.poll();
            if (work == null) {
                busy = false;
                return;
            }
        }
        Uni.createFrom().deferred(work::get).subscribe().with(this::answered, this::failed);
    }

    private void answered(ServerFrame answer) {
        line.send(answer);
        next();
    }

    private void failed(Throwable bug) {
        LOG.error("a visitor's frame could not be handled", bug);
        next();
    }
}
