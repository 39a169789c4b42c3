package dev.switchboard.agents;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Every page of the console has an address of its own, and behind each lies the one document that knows them all: a link may be sent, and
 * a page loaded again. (Quinoa's own way for this comes after the REST layer, which answers 404 before.)
 */
@ApplicationScoped
class ConsolePages {

    private static final List<String> NO_PAGES = List.of("/api/", "/desk/", "/q/");

    void route(@Observes Router router) {
        router.get().order(-1).handler(request -> {
            if (isPage(request)) {
                request.reroute("/");
            } else {
                request.next();
            }
        });
    }

    /** What a browser opens, and is no file. */
    private static boolean isPage(RoutingContext request) {
        var path = request.normalizedPath();
        var accept = request.request().getHeader("Accept");
        return !path.equals("/")
                && accept != null
                && accept.contains("text/html")
                && path.lastIndexOf('.') < path.lastIndexOf('/')
                && NO_PAGES.stream().noneMatch(path::startsWith);
    }
}
