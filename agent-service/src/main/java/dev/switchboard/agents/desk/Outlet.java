package dev.switchboard.agents.desk;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way out through one socket: keeps the order in which frames were given to it by whatever thread, and ends the socket when its
 * reader is so slow that too many wait. Never blocks.
 */
final class Outlet {

    static final int REPLACED = 4001;
    static final int TOO_BIG = 1009;
    static final int TOO_SLOW = 4008;
    static final int TOO_MANY_FRAMES = 4029;
    static final int RESTARTING = 1012;
    static final int SIGNED_OUT = 1000;
    static final int SILENT = 1001;

    private final WebSocketConnection connection;
    private final Context context;
    private final int maxWaiting;
    private final Queue<String> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile long heardAtNanos = System.nanoTime();

    Outlet(WebSocketConnection connection, Context context, int maxWaiting) {
        this.connection = connection;
        this.context = context;
        this.maxWaiting = maxWaiting;
    }

    /** Of two sockets of an agent the one that sorts higher by its leading time is the newer. */
    String id() {
        return connection.creationTime().toEpochMilli() + ":" + connection.id();
    }

    boolean isOlderThan(Outlet other) {
        return connection.creationTime().isBefore(other.connection.creationTime());
    }

    void send(String frame) {
        if (closed.get()) {
            return;
        }
        if (waiting.incrementAndGet() > maxWaiting) {
            close(TOO_SLOW, "too slow");
            return;
        }
        queue.add(frame);
        if (draining.compareAndSet(false, true)) {
            context.runOnContext(begin -> drain());
        }
    }

    void close(int code, String reason) {
        if (closed.compareAndSet(false, true)) {
            queue.clear();
            context.runOnContext(begin ->
                    connection.close(new CloseReason(code, reason)).subscribe().with(done -> {}, gone -> {}));
        }
    }

    /** A frame or the answer to a ping has come: the other end lives. */
    void heard() {
        heardAtNanos = System.nanoTime();
    }

    boolean isSilentFor(Duration time) {
        return System.nanoTime() - heardAtNanos > time.toNanos();
    }

    boolean isClosed() {
        return closed.get();
    }

    /** On the socket's event loop, where writes keep their order. */
    private void drain() {
        draining.set(false);
        for (String frame = queue.poll(); frame != null; frame = queue.poll()) {
            connection
                    .sendText(frame)
                    .subscribe()
                    .with(written -> waiting.decrementAndGet(), lost -> waiting.decrementAndGet());
        }
    }
}
