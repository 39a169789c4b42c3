package dev.switchboard.agents.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The desk of one agent on this pod: numbers its frames, keeps the last of them for whoever resumes, and has at most one socket.
 * Thread-safe; never blocks.
 */
final class Desk {

    private record Numbered(long seq, String json) {}

    private final int kept;
    private final Deque<Numbered> last = new ArrayDeque<>();
    private long seq;
    private @Nullable Outlet outlet;
    private long withoutSocketSince = System.nanoTime();

    Desk(long firstSeq, int kept) {
        this.seq = firstSeq;
        this.kept = kept;
    }

    synchronized void tell(LongFunction<Frame> frame) {
        seq++;
        String json = frame.apply(seq).json();
        last.addLast(new Numbered(seq, json));
        if (last.size() > kept) {
            last.removeFirst();
        }
        if (outlet != null) {
            outlet.send(json);
        }
    }

    /**
     * Gives the desk to a socket, away from a former one; of two that are opened at once the older may ask last, and is turned away.
     * The socket gets what it missed after {@code after} if that is still held, else a snapshot.
     */
    synchronized void attach(Outlet next, OptionalLong after, LongFunction<Frame> snapshot) {
        if (outlet != null && next.isOlderThan(outlet)) {
            replace(next);
            return;
        }
        if (outlet != null) {
            replace(outlet);
        }
        outlet = next;
        if (after.isPresent() && holdsAllAfter(after.getAsLong())) {
            last.stream().filter(frame -> frame.seq() > after.getAsLong()).forEach(frame -> next.send(frame.json()));
        } else {
            next.send(snapshot.apply(seq).json());
        }
    }

    /** The socket has ended; a newer one stays. */
    synchronized void detach(Outlet ended) {
        if (ended == outlet) {
            outlet = null;
            withoutSocketSince = System.nanoTime();
        }
    }

    /** A newer desk was opened elsewhere than at this socket; another that has come here meanwhile stays. */
    synchronized void replaced(String socket) {
        if (outlet != null && outlet.id().equals(socket)) {
            replace(outlet);
        }
    }

    synchronized void close(int code, String reason) {
        if (outlet != null) {
            outlet.close(code, reason);
        }
    }

    /** The id of the socket that is open here, if one is. */
    synchronized @Nullable String socket() {
        return outlet == null || outlet.isClosed() ? null : outlet.id();
    }

    /** Ends a socket whose other end has vanished without a word, as a laptop does that is shut. */
    synchronized void closeIfSilent(Duration time) {
        if (outlet != null && outlet.isSilentFor(time)) {
            outlet.close(Outlet.SILENT, "nothing heard");
        }
    }

    synchronized boolean isAbandoned(Duration keepWithoutSocket) {
        return outlet == null && System.nanoTime() - withoutSocketSince > keepWithoutSocket.toNanos();
    }

    private static void replace(Outlet older) {
        older.close(Outlet.REPLACED, "replaced by a newer desk");
    }

    private boolean holdsAllAfter(long known) {
        long oldest = last.isEmpty() ? seq + 1 : last.getFirst().seq();
        return known >= oldest - 1 && known <= seq;
    }
}
