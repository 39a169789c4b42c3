package dev.switchboard.local;

import java.util.List;
import java.util.Optional;

/**
 * One line of the map from paths to services, as the cluster's ingress has it.
 *
 * @param prefix a path, and everything below it
 * @param service who answers
 * @param rewrite the path to ask the service for instead; empty: the same
 */
record Route(String prefix, String service, String rewrite) {
    private static final String API_DESCRIPTION = "/q/openapi";

    /** Longest prefix first. */
    static final List<Route> MAP = List.of(
            new Route("/api/docs/analytics-service", "analytics-service", API_DESCRIPTION),
            new Route("/api/docs/channel-gateway", "channel-gateway", API_DESCRIPTION),
            new Route("/api/docs/agent-service", "agent-service", API_DESCRIPTION),
            new Route("/api/docs/router", "router", API_DESCRIPTION),
            new Route("/api/conversations", "channel-gateway"),
            new Route("/api/customers", "channel-gateway"),
            new Route("/api/analytics", "analytics-service"),
            new Route("/api/routing", "router"),
            new Route("/api/chat", "channel-gateway"),
            new Route("/survey", "channel-gateway"),
            new Route("/social", "channel-gateway"),
            new Route("/phone", "channel-gateway"),
            new Route("/chat", "channel-gateway"),
            new Route("/", "agent-service"));

    /** Health and metrics of the services are nobody's business outside. */
    private static final String INSIDE = "/q";

    private Route(String prefix, String service) {
        this(prefix, service, "");
    }

    /** Who answers a (normalised) path; nobody for what is not to be seen from outside. */
    static Optional<Route> of(String path) {
        return isBelow(INSIDE, path)
                ? Optional.empty()
                : MAP.stream().filter(route -> isBelow(route.prefix, path)).findFirst();
    }

    private static boolean isBelow(String prefix, String path) {
        return prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
