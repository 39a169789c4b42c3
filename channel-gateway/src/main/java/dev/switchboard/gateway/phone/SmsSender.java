package dev.switchboard.gateway.phone;

import dev.switchboard.events.Channel;
import dev.switchboard.gateway.delivery.ChannelSender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What is written to somebody who called goes out as a text message, if the number is known. */
@ApplicationScoped
public class SmsSender implements ChannelSender {

    private final Exchange exchange;
    private final PhoneSettings settings;

    SmsSender(Exchange exchange, PhoneSettings settings) {
        this.exchange = exchange;
        this.settings = settings;
    }

    @Override
    public Channel channel() {
        return Channel.PHONE;
    }

    @Override
    public Uni<String> send(Letter letter) {
        if (settings.twilio().isEmpty()) {
            return Uni.createFrom().failure(new Undeliverable("no phone provider is set up"));
        }
        return letter.address().startsWith("+")
                ? exchange.text(letter.address(), letter.text())
                        .onFailure(failure -> failure instanceof Exchange.Refused refused && refused.isFinal())
                        .transform(refused -> new Undeliverable(String.valueOf(refused.getMessage())))
                : Uni.createFrom().failure(new Undeliverable("the caller's number is not known"));
    }
}
