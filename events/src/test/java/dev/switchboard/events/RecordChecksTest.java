package dev.switchboard.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RecordChecksTest {

    @Test
    void aSkillLevelLiesBetweenOneAndTen() {
        assertThatThrownBy(() -> new AgentProfile("ava", "Ava", null, Map.of("billing", 11), Map.of()))
                .hasMessage("skills.billing must lie in 1..10, was 11");
    }

    @Test
    void aBlankFieldIsNamed() {
        assertThatThrownBy(() -> new RoutingCommand.ParkContact("main", " ", "ava"))
                .hasMessage("contact must not be blank");
    }

    @Test
    void aTeamIsNotItsOwnParent() {
        assertThatThrownBy(() -> new Team("billing", "Billing", "billing", null))
                .hasMessageContaining("billing");
    }

    @Test
    void aStepCannotFireBeforeItsContactCame() {
        assertThatThrownBy(() -> new RoutingPlan.Step(Duration.ofSeconds(-1), new RoutingPlan.Widening.LowerLevel(1)))
                .hasMessageContaining("after");
    }

    @Test
    void anOlderEpochIsFencedOffAfterItsSuccessorCame() {
        EpochFence fence = new EpochFence();
        assertThat(fence.admits(decision(1))).isTrue();
        assertThat(fence.admits(new RoutingRecord.OwnerChanged(2, "router-1", Instant.EPOCH)))
                .isTrue();
        assertThat(fence.admits(decision(1))).isFalse();
        assertThat(fence.admits(decision(2))).isTrue();
        assertThat(fence.epoch()).isEqualTo(2);
    }

    @Test
    void idsFollowFromWhatCausedThem() {
        String message = Ids.message("main", Channel.EMAIL, "<1@example.org>");
        assertThat(message)
                .isEqualTo(Ids.message("main", Channel.EMAIL, "<1@example.org>"))
                .isNotEqualTo(Ids.message("main", Channel.CHAT, "<1@example.org>"))
                .isNotEqualTo(Ids.contact(message));
        assertThat(Ids.message("ab", Channel.CHAT, "c")).isNotEqualTo(Ids.message("a", Channel.CHAT, "bc"));
    }

    @Test
    void aWorkspaceLivesInOnePartition() {
        assertThat(Partitions.of("main", 8)).isBetween(0, 7).isEqualTo(Partitions.of("main", 8));
    }

    @Test
    void cloudEventsAttributesStandInTheHeaders() {
        RecordHeaders headers = new RecordHeaders();
        CloudEvents.write(
                headers, "id-1", "/router", new RoutingCommand.Tick(), Instant.parse("2026-11-22T00:00:00Z"), null);
        assertThat(CloudEvents.read(headers, CloudEvents.ID)).isEqualTo("id-1");
        assertThat(CloudEvents.read(headers, CloudEvents.TYPE)).isEqualTo("Tick");
        assertThat(CloudEvents.read(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(CloudEvents.read(headers, CloudEvents.TIME)).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(CloudEvents.read(headers, CloudEvents.SUBJECT)).isNull();
    }

    @Test
    void theEventIdIsTheSameOnEveryReplay() {
        assertThat(decision(3).eventId(4, 1)).isEqualTo("4-17-1");
    }

    private static RoutingRecord.Decision decision(long epoch) {
        return new RoutingRecord.Decision(
                epoch, 17, null, Instant.EPOCH, null, List.of(new RoutingEvent.CustomerLeft("main", "k")));
    }
}
