package dev.switchboard.gateway.chat;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Leads {@code /chat/demo} to the folder where the demo page lies. */
@ApplicationScoped
class DemoPage {

    void register(@Observes Router router) {
        router.get("/chat/demo").order(-1).handler(request -> {
            if (request.normalizedPath().endsWith("/")) {
                request.next();
            } else {
                request.response()
                        .setStatusCode(302)
                        .putHeader(HttpHeaders.LOCATION, "/chat/demo/")
                        .end();
            }
        });
    }
}
