package dev.switchboard.gateway.phone;

import com.twilio.security.RequestValidator;
import dev.switchboard.gateway.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.HashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the signature of what comes from the provider: over the address as the provider knows it, which is configured and never taken
 * from what the request says of itself.
 */
@ApplicationScoped
class VoiceDoor {

    static final String SIGNATURE = "X-Twilio-Signature";

    private final PhoneSettings settings;
    private final URI publicUrl;

    VoiceDoor(PhoneSettings settings, @ConfigProperty(name = "switchboard.public-url") URI publicUrl) {
        this.settings = settings;
        this.publicUrl = publicUrl;
    }

    /** As the provider reaches us. */
    String address(String path) {
        var base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /**
     * What was sent: each field once.
     *
     * @param path with the query, if there is one
     */
    LineNews verified(String path, MultivaluedMap<String, String> form, @Nullable String signature) {
        var twilio = settings.twilio()
                .orElseThrow(() -> new Refusal(Status.NOT_FOUND, "phone.off", "no phone provider is set up here"));
        var fields = new HashMap<String, String>();
        form.forEach((name, values) -> fields.put(name, values.getFirst()));
        if (signature == null || !new RequestValidator(twilio.authToken()).validate(address(path), fields, signature)) {
            throw new Refusal(Status.UNAUTHORIZED, "signature.invalid", "the signature is missing or not good");
        }
        return new LineNews(fields);
    }
}
