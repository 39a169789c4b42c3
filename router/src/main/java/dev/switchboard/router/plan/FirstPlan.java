package dev.switchboard.router.plan;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Gives the workspace {@code main} its first plan when the house starts for the first time. */
@ApplicationScoped
class FirstPlan {

    private static final Logger LOG = Logger.getLogger(FirstPlan.class);

    private final PlanStore plans;

    FirstPlan(PlanStore plans) {
        this.plans = plans;
    }

    void publish(@Observes StartupEvent started) throws Throwable {
        boolean published = VertxContextSupport.subscribeAndAwait(
                () -> plans.publishFirst(DefaultPlan.WORKSPACE, DefaultPlan.yaml(), "switchboard"));
        if (published) {
            LOG.infof("Workspace %s has the default plan", DefaultPlan.WORKSPACE);
        }
    }
}
