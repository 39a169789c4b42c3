package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {

    private record Member(String text, int version) {}

    private final Index<Member> index = new Index<>(Member::text);

    /** Beside a hash map, with so few and so alike texts that runs of slots form, wrap around and are taken apart. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsWhatAHashMapWould(long seed) {
        var random = new Random(seed);
        Map<String, Member> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int range = step < 10_000 ? 12 : 3_000; // grows on the way
            String text = alike(random.nextInt(range));
            if (random.nextInt(100) < 55) {
                var member = new Member(text, step);
                index.put(member);
                expected.put(text, member);
            } else {
                Member member = expected.remove(text);
                assertThat(member == null || index.remove(member))
                        .as("seed %d, step %d", seed, step)
                        .isTrue();
            }
            String asked = alike(random.nextInt(range));
            assertThat(index.get(asked)).as("seed %d, step %d", seed, step).isSameAs(expected.get(asked));
            assertThat(index.size()).isEqualTo(expected.size());
        }
        assertThat(index).containsExactlyInAnyOrderElementsOf(expected.values());
    }

    /** Of each text there is another with the same hash. */
    private static String alike(int number) {
        return (number % 2 == 0 ? "Aa" : "BB") + number / 2;
    }

    @Test
    void theSecondOfATextTakesThePlaceOfTheFirst() {
        var first = new Member("a", 1);
        var second = new Member("a", 2);
        index.put(first);
        index.put(second);

        assertThat(index.remove(first)).isFalse();
        assertThat(index.get("a")).isSameAs(second);
        assertThat(index).hasSize(1);
    }

    @Test
    void whoIsExpectedIsFoundByAnyTextThatEqualsTheirs() {
        var ava = new Member("ava", 1);
        var ben = new Member("ben", 1);
        index.put(ava);
        index.put(ben);
        index.expect(ava);

        assertThat(index.get(new StringBuilder("ava").toString())).isSameAs(ava);
        index.expect(ava);
        assertThat(index.get("ben")).isSameAs(ben);
        index.expect(ava);
        assertThat(index.get("cleo")).isNull();
    }

    @Test
    void whoHasLeftIsNotRemembered() {
        var ava = new Member("ava", 1);
        index.put(ava);
        assertThat(index.get("ava")).isSameAs(ava);
        assertThat(index.remove(ava)).isTrue();
        assertThat(index.get("ava")).isNull();
    }

    @Test
    void walksOverAllOfThem() {
        List<Member> all = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            all.add(new Member("m" + n, n));
            index.put(all.getLast());
        }
        assertThat(index).containsExactlyInAnyOrderElementsOf(all);
        var walk = new Index<Member>(Member::text).iterator();
        assertThat(walk.hasNext()).isFalse();
    }
}
