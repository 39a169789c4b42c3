package dev.switchboard.analytics.kpi;

import java.lang.foreign.MemorySegment;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.jspecify.annotations.Nullable;

/**
 * Waiting times in milliseconds as a sketch that can be merged with others (KLL, Karnin, Lang and Liberty 2016): quantiles of any number
 * of them within about 1.65 % of rank, exact while there are few. Not thread-safe.
 */
public final class Waits {

    private final KllDoublesSketch sketch;

    private Waits(KllDoublesSketch sketch) {
        this.sketch = sketch;
    }

    public static Waits none() {
        return new Waits(KllDoublesSketch.newHeapInstance());
    }

    /** @param bytes as {@link #toBytes()} gave them, or null for none */
    public static Waits of(byte @Nullable [] bytes) {
        return bytes == null ? none() : new Waits(KllDoublesSketch.heapify(MemorySegment.ofArray(bytes)));
    }

    public void add(long waitMillis) {
        sketch.update(waitMillis);
    }

    public void add(Waits others) {
        sketch.merge(others.sketch);
    }

    public boolean isEmpty() {
        return sketch.isEmpty();
    }

    /** @param share 0 to 1 */
    public @Nullable Double quantileMillis(double share) {
        return sketch.isEmpty() ? null : sketch.getQuantile(share);
    }

    public byte[] toBytes() {
        return sketch.toByteArray();
    }
}
