package dev.switchboard.gateway.email;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows how the mailbox does. Always up: a pod that can't read mail still serves chats, and taking all pods out of service for a
 * mail server's bad hour would help nobody.
 */
@Readiness
class MailboxHealth implements HealthCheck {

    private final EmailChannel channel;

    MailboxHealth(EmailChannel channel) {
        this.channel = channel;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("mailbox").up();
        var state = channel.state();
        if (state.isEmpty()) {
            return response.withData("state", "off").build();
        }
        var known = state.get();
        response.withData("state", known.connected() ? "connected" : "degraded");
        response.withData("since", known.since().toString());
        if (!known.connected()) {
            response.withData("detail", known.detail());
        }
        return response.build();
    }
}
