package dev.switchboard.gateway.phone;

import dev.switchboard.providers.Providers;
import io.restassured.RestAssured;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each test has a phone provider to itself, and a number to call from. */
@NullUnmarked
abstract class OnThePhone {

    final String number = Telephony.someNumber();

    Providers providers;

    /** The address that is signed is the public one, wherever the request really goes. */
    @BeforeEach
    void open() {
        var config = ConfigProvider.getConfig();
        providers = Providers.open(
                config.getValue("switchboard.test.providers.port", Integer.class),
                config.getValue("switchboard.test.providers.secret", String.class),
                URI.create(config.getValue("switchboard.public-url", String.class)),
                URI.create("http://localhost:" + RestAssured.port));
    }

    @AfterEach
    void close() {
        providers.close();
    }
}
