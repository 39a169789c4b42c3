package dev.switchboard.gateway.log;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** The two ways to write: at the front door a customer waits and must soon know; behind it nothing may be left out. */
@ApplicationScoped
class LogWriters {

    private final Map<String, Object> broker;

    LogWriters(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    @Produces
    @Singleton
    @Identifier("front-door")
    LogWriter frontDoor() {
        return new LogWriter(broker, "gateway-front-door", Duration.ofSeconds(4));
    }

    @Produces
    @Singleton
    @Identifier("onward")
    LogWriter onward() {
        return new LogWriter(broker, "gateway-onward", LogWriter.ENDLESS);
    }

    void close(@Disposes @Identifier("front-door") LogWriter writer) {
        writer.close();
    }

    void closeOnward(@Disposes @Identifier("onward") LogWriter writer) {
        writer.close();
    }
}
