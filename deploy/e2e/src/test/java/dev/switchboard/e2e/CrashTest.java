package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.e2e.crash.CrashRun;
import dev.switchboard.e2e.crash.CrashRun.Script;
import java.security.SecureRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each service is killed at random moments while reps work: nothing may be lost, doubled or out of order. {@code -Dcrash.kills},
 * {@code -Dcrash.contacts} and {@code -Dcrash.seed} make it longer or the same again.
 */
class CrashTest {

    @ParameterizedTest
    @ValueSource(strings = {"router", "agent-service", "channel-gateway", "analytics-service"})
    void losesAndDoublesNothingWhenKilled(String victim) {
        var contacts = Integer.getInteger("crash.contacts", 150);
        var mails = contacts / 10;
        var seed = Long.getLong("crash.seed", new SecureRandom().nextInt(1_000_000));

        var report = CrashRun.of(
                TheHouse.get(),
                new Script(victim, contacts - mails, mails, Integer.getInteger("crash.kills", 3), seed));

        System.out.println(report);
        assertThat(report.complaints()).as(report.toString()).isEmpty();
    }
}
