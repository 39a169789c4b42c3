package dev.switchboard.router.log;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.switchboard.router.engine.Engine;
import dev.switchboard.router.engine.RuleCompiler;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;

/**
 * A partition's state after the events before {@code nextEvent}. Compressed, and in pieces of a bounded size: of a million contacts
 * there are a hundred megabytes and more, which nobody wants in one array or in one value of a database.
 *
 * @param epoch the newest epoch seen in the events so far
 * @param lastCommand offset of the newest command that is decided in the state, -1 if there is none
 * @param hash of the engine, to know a broken snapshot by
 * @param pieces the state as the engine wrote it, compressed
 */
record Snapshot(int partition, long epoch, long nextEvent, long lastCommand, long hash, List<byte[]> pieces) {

    /** The fastest that still makes a third of it. */
    private static final int LEVEL = 1;

    /** A call into the compressor costs more than a contact does. */
    private static final int BUFFER = 1 << 17;

    static Snapshot of(int partition, long epoch, long nextEvent, long lastCommand, Engine engine) {
        var pieces = new Pieces();
        long hash;
        try (OutputStream target = new BufferedOutputStream(new ZstdOutputStreamNoFinalizer(pieces, LEVEL), BUFFER)) {
            hash = engine.snapshot(target);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return new Snapshot(partition, epoch, nextEvent, lastCommand, hash, pieces.all());
    }

    /** @throws RuntimeException if the pieces make no state that this version can read, or not the one that was written */
    Engine restore(RuleCompiler rules) {
        var compressed = new SequenceInputStream(Collections.enumeration(
                pieces.stream().map(ByteArrayInputStream::new).toList()));
        try (InputStream source = new BufferedInputStream(new ZstdInputStreamNoFinalizer(compressed), BUFFER)) {
            return Engine.restore(source, hash, rules);
        } catch (IOException e) {
            throw new UncheckedIOException("the snapshot can't be read", e);
        }
    }

    long bytes() {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }
}
