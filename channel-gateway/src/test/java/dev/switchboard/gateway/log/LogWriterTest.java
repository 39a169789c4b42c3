package dev.switchboard.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound;
import dev.switchboard.gateway.log.LogWriter.LogUnreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogWriterTest {

    @Test
    void failsQuicklyWhileNoBrokerIsThere() {
        var left = new Inbound.CustomerLeft("main", Channel.CHAT, "v", null, null, Instant.now());
        var entry = LogEntry.of("inbound", "CHAT:v", left, "id", "v", null);
        try (var writer = new LogWriter(Map.of("bootstrap.servers", "127.0.0.1:9"), "test", Duration.ofMillis(500))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> writer.write(entry).await().atMost(Duration.ofSeconds(15)))
                    .isInstanceOf(LogUnreachable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }
}
