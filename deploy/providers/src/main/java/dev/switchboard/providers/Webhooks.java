package dev.switchboard.providers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How providers reach a house: they try again, with longer pauses, until it answers 2xx. */
final class Webhooks {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 12;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI publicUrl;
    private final URI gateway;

    /**
     * @param publicUrl under which the house is known to providers
     * @param gateway where requests really go
     */
    Webhooks(URI publicUrl, URI gateway) {
        this.publicUrl = publicUrl;
        this.gateway = gateway;
    }

    /** As the provider knows it. */
    URI address(String path) {
        return publicUrl.resolve(path);
    }

    /**
     * Blocks until it is taken.
     *
     * @return the body of the answer
     * @throws IllegalStateException if it is refused, or not taken for about a minute
     */
    String deliver(String path, String type, String body, Map<String, String> headers) throws InterruptedException {
        var status = 0;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                var response = client.send(request(path, type, body, headers), HttpResponse.BodyHandlers.ofString());
                status = response.statusCode();
                if (status / 100 == 2) {
                    return response.body();
                }
                if (status / 100 == 4 && status != 429) {
                    throw new IllegalStateException(path + " answered " + status + ": " + response.body());
                }
            } catch (IOException away) {
                status = 0;
            }
            Thread.sleep(Math.min(8_000, 250L << tries));
        }
        throw new IllegalStateException(path + " did not take it, at last with " + status);
    }

    private HttpRequest request(String path, String type, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    /** Hexadecimal HMAC-SHA256. */
    static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
