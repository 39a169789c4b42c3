package dev.switchboard.gateway.email;

import dev.switchboard.events.Channel;
import dev.switchboard.gateway.delivery.ChannelSender;
import dev.switchboard.gateway.email.EmailSettings.Smtp;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Sends replies through SMTP, one try each. What the server refuses for good (5xx) is undeliverable; everything else, our own
 * sign-in included, may go better next time. Never blocks.
 */
@ApplicationScoped
class SmtpSender implements ChannelSender {

    /** These say something about our account at the server, not about the mail. */
    private static final Set<Integer> OUR_OWN_FAULT = Set.of(530, 534, 535, 538);

    private final Smtp settings;
    private final OwnAddress own;
    private final EmailMetrics metrics;
    private final Optional<MailClient> client;

    SmtpSender(EmailSettings settings, OwnAddress own, EmailMetrics metrics, Vertx vertx) {
        this.settings = settings.smtp();
        this.own = own;
        this.metrics = metrics;
        this.client = this.settings.host().map(host -> MailClient.create(vertx, config(host)));
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Uni<String> send(Letter letter) {
        if (client.isEmpty()) {
            return Uni.createFrom().failure(new Undeliverable("no mail server is configured"));
        }
        var mail = new ReplyMail(letter, own);
        return Uni.createFrom()
                .deferred(() -> client.get().sendMail(mail.message()))
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .onFailure()
                .transform(SmtpSender::judged)
                .onFailure()
                .invoke(failure -> metrics.failed(failure instanceof Undeliverable))
                .map(sent -> mail.id())
                .invoke(metrics::sent);
    }

    private static Throwable judged(Throwable failure) {
        return switch (failure) {
            case SMTPException refused
            when refused.isPermanent() && !OUR_OWN_FAULT.contains(refused.getReplyCode()) ->
                new Undeliverable(SmtpRefusal.describe(refused));
            case SMTPException refused -> new TryAgain(SmtpRefusal.describe(refused));
            case IllegalArgumentException noAddress -> new Undeliverable("not a mail address");
            default -> failure;
        };
    }

    /** The server may take it later. What it said in words stays out: it may name the customer. */
    static final class TryAgain extends RuntimeException {
        private static final long serialVersionUID = 1;

        TryAgain(String reason) {
            super(reason);
        }
    }

    private MailConfig config(String host) {
        var config = new MailConfig()
                .setHostname(host)
                .setPort(settings.portOrDefault())
                .setSsl(settings.tls() == EmailSettings.Tls.TLS)
                .setStarttls(
                        switch (settings.tls()) {
                            case NONE, TLS -> StartTLSOptions.DISABLED;
                            case OPPORTUNISTIC -> StartTLSOptions.OPTIONAL;
                            case STARTTLS -> StartTLSOptions.REQUIRED;
                        })
                .setLogin(settings.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED);
        settings.user().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        return config;
    }

    @PreDestroy
    void close() {
        client.ifPresent(MailClient::closeAndForget);
    }
}
