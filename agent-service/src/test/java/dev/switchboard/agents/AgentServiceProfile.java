package dev.switchboard.agents;

import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The seeded service on real infrastructure, with bounds that a test reaches quickly. */
public class AgentServiceProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "switchboard.seed", "true",
                "switchboard.presence.renew-every", "1s",
                "switchboard.presence.sweep-every", "1s",
                "switchboard.presence.grace", "3s",
                "switchboard.desk.allowed-origins", "https://desk.example.org",
                "switchboard.desk.kept", "5",
                "switchboard.desk.max-waiting", "100",
                "switchboard.desk.silence", "10s",
                "mp.messaging.incoming.projection.fetch.max.wait.ms", "50");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(InfrastructureResource.class));
    }
}
