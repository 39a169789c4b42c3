package dev.switchboard.gateway.email;

import dev.switchboard.events.Channel;
import dev.switchboard.gateway.delivery.DeliveryReports;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Takes reports of bounces where nobody else does. */
@DefaultBean
@ApplicationScoped
class UntoldBounces implements DeliveryReports {

    private static final Logger LOG = Logger.getLogger(UntoldBounces.class);

    @Override
    public Uni<Void> failed(String workspace, Channel channel, String providerId, String reason) {
        return Uni.createFrom().voidItem().invoke(() -> LOG.warnf("a reply bounced: %s", reason));
    }
}
