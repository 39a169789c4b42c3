package dev.switchboard.gateway.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound;
import dev.switchboard.gateway.intake.FrontDoor;
import dev.switchboard.gateway.problem.ProblemResponses;
import dev.switchboard.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** While Kafka is away no provider hears that anything was taken, so that all of it comes again. */
class LogAwayTest {

    private static final FrontDoor AWAY = new FrontDoor() {
        @Override
        public Uni<Void> accept(Inbound inbound) {
            return Uni.createFrom().failure(new IllegalStateException("no broker"));
        }

        @Override
        public Uni<Void> reject(String source, byte[] raw, String reason) {
            return Uni.createFrom().failure(new IllegalStateException("no broker"));
        }
    };

    private final SignedDoor door = new SignedDoor(
            AWAY,
            (workspace, channel, id, reason) -> Uni.createFrom().item(true),
            new NothingIsSetUp(),
            new ObjectMapper());

    @Test
    void aMessageIsRefusedForNow() {
        refusedForNow("{}", true);
    }

    @Test
    void soIsADeadLetter() {
        refusedForNow("oops", false);
    }

    private void refusedForNow(String body, boolean isMessage) {
        var taking = door.take("test", body.getBytes(StandardCharsets.UTF_8), (json, reading) -> {
            if (isMessage) {
                reading.add(message());
            }
        });
        assertThatThrownBy(() -> taking.await().atMost(Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    var response = new ProblemResponses().refused(refusal);
                    assertThat(response.getStatus()).isEqualTo(503);
                    assertThat(response.getHeaders().getFirst("Retry-After")).isNotNull();
                    assertThat(response.getEntity().code()).isEqualTo("log.unavailable");
                });
    }

    private static Inbound.CustomerMessage message() {
        return new Inbound.CustomerMessage(
                "main",
                Channel.SOCIAL,
                "a:b",
                null,
                "us",
                "id",
                List.of(),
                null,
                "hello",
                null,
                List.of(),
                Map.of(),
                Instant.now());
    }

    private static final class NothingIsSetUp implements SocialSettings {
        @Override
        public String workspace() {
            return "main";
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Optional<Meta> meta() {
            return Optional.empty();
        }

        @Override
        public Optional<Telegram> telegram() {
            return Optional.empty();
        }

        @Override
        public Map<String, Webhook> webhook() {
            return Map.of();
        }
    }
}
