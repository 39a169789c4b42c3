package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heaps of the engine's tests are a few levels deep at most; these go deeper, and have equal keys all over. */
class IndexedHeapTest {

    private static final int MEMBERS = 2_000;

    private final long[] keys = new long[MEMBERS];
    private final Places places = new Places();
    private final IndexedHeap heap = new IndexedHeap(places) {
        @Override
        boolean precedes(int a, int b) {
            return a > b;
        }
    };
    private final TreeSet<Integer> expected = new TreeSet<>(
            Comparator.comparingLong((Integer member) -> keys[member]).thenComparing(Comparator.reverseOrder()));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void hasTheFirstOnTopWhateverComesMovesAndGoes(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < 30_000; step++) {
            change(random.nextInt(MEMBERS), random.nextInt(50), random.nextInt(3) == 0);
            assertThat(heap.size()).isEqualTo(expected.size());
            if (!expected.isEmpty()) {
                assertThat(heap.at(0)).as("seed %d, step %d", seed, step).isEqualTo(expected.getFirst());
            }
        }
        while (!expected.isEmpty()) {
            int first = heap.at(0);
            assertThat(first).isEqualTo(expected.pollFirst());
            heap.remove(first);
        }
        assertThat(heap.size()).isZero();
    }

    private void change(int member, long key, boolean leaves) {
        boolean stands = places.of(member) != Places.NOWHERE;
        if (stands) {
            expected.remove(member);
        }
        keys[member] = key;
        if (stands && leaves) {
            heap.remove(member);
            return;
        }
        if (stands) {
            heap.move(member, key);
        } else {
            heap.add(member, key);
        }
        expected.add(member);
        assertThat(heap.at(places.of(member))).isEqualTo(member);
    }
}
