package dev.switchboard.local;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings by which a service finds its neighbours: one place for the names, which the services read with their
 * config mappings and the Helm chart sets in a cluster.
 */
final class ServiceSettings {
    private ServiceSettings() {}

    /** What every service is told. */
    static Map<String, String> common(Endpoints at, Keys keys) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("kafka.bootstrap.servers", at.kafka());
        settings.put("switchboard.postgres", at.postgres());
        settings.put("quarkus.datasource.username", PostgresDatabase.NAME);
        settings.put("quarkus.datasource.password", PostgresDatabase.NAME);
        settings.put("switchboard.redis", at.redis());
        settings.put(
                "mp.jwt.verify.publickey.location", keys.publicKey().toUri().toString());
        settings.put("mp.jwt.verify.issuer", "switchboard");
        return settings;
    }

    /** For the one that signs people in. */
    static Map<String, String> signing(Keys keys) {
        return Map.of(
                "smallrye.jwt.sign.key.location", keys.privateKey().toUri().toString());
    }

    /** For the one that speaks with customers. */
    static Map<String, String> channels(Endpoints at, Keys keys) {
        return Map.of(
                "switchboard.chat.secret",
                keys.chatSecret(),
                "switchboard.survey.secret",
                keys.chatSecret(),
                "switchboard.email.smtp.host",
                "127.0.0.1",
                "switchboard.email.smtp.port",
                Integer.toString(at.smtp()),
                "switchboard.email.imap.host",
                "127.0.0.1",
                "switchboard.email.imap.port",
                Integer.toString(at.imap()),
                "switchboard.email.imap.user",
                MailServer.SUPPORT,
                "switchboard.email.imap.password",
                MailServer.SUPPORT_PASSWORD,
                // this server says nothing of a mail that comes in the very moment in which an IDLE begins
                "switchboard.email.imap.renew-idle",
                "10s",
                "switchboard.email.from",
                MailServer.SUPPORT);
    }

    /** Everything for whatever service is under test, which may not know half of it. */
    static Map<String, String> forTests(Endpoints at, Keys keys) {
        var settings = common(at, keys);
        settings.putAll(signing(keys));
        settings.putAll(channels(at, keys));
        var providers = ProviderSettings.any();
        settings.putAll(providers.settings());
        settings.put("switchboard.test.providers.port", Integer.toString(providers.port()));
        settings.put("switchboard.test.providers.secret", providers.secret());
        settings.put("smallrye.config.mapping.validate-unknown", "false");
        return settings;
    }
}
