package dev.switchboard.router.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT1M59S, 119 s",
        "PT2M, 2 min",
        "PT1H59M3S, 119 min 3 s",
        "PT2H, 2 h",
        "PT25H5M59S, 25 h 5 min",
        "PT48H, 2 days",
        "P3DT4H30M, 3 days 4 h"
    })
    void inTheTwoLargestUnitsThatSaySomething(Duration duration, String spoken) {
        assertThat(Narrator.spoken(duration)).isEqualTo(spoken);
    }
}
