package dev.switchboard.events;

import java.time.Instant;
import java.util.List;

/** Facts about the roster and its people, told by the agent-service. */
public sealed interface AgentEvent {

    String workspace();

    record AgentSaved(String workspace, AgentProfile profile, Instant at) implements AgentEvent {}

    record AgentDeleted(String workspace, String agent, Instant at) implements AgentEvent {}

    record TeamsSaved(String workspace, List<Team> teams, Instant at) implements AgentEvent {
        public TeamsSaved {
            teams = List.copyOf(teams);
        }
    }

    record SignedIn(String workspace, String user, Instant at) implements AgentEvent {}

    record SignedOut(String workspace, String user, Instant at) implements AgentEvent {}
}
