package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;
import dev.switchboard.gateway.phone.SmsSender;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the way to people without a number: takes letters, or fails as the letter's text asks for. */
@Singleton
@Priority(1)
public class FlakyChannel implements ChannelSender {

    static final String FAILS_ONCE = "fails once";
    static final String ALWAYS_FAILS = "always fails";
    static final String UNKNOWN_RECIPIENT = "unknown recipient";

    private final SmsSender real;

    FlakyChannel(SmsSender real) {
        this.real = real;
    }

    final List<Letter> tried = new CopyOnWriteArrayList<>();

    @Override
    public Channel channel() {
        return Channel.PHONE;
    }

    @Override
    public Uni<String> send(Letter letter) {
        if (letter.address().startsWith("+")) {
            return real.send(letter);
        }
        long before = tried.stream()
                .filter(each -> each.message().equals(letter.message()))
                .count();
        tried.add(letter);
        return switch (letter.text()) {
            case UNKNOWN_RECIPIENT -> Uni.createFrom().failure(new Undeliverable("nobody of that name"));
            case ALWAYS_FAILS -> Uni.createFrom().failure(new IllegalStateException("out of order"));
            case FAILS_ONCE ->
                before == 0
                        ? Uni.createFrom().failure(new IllegalStateException("hiccup"))
                        : Uni.createFrom().item("provider-" + letter.message());
            default -> Uni.createFrom().item("provider-" + letter.message());
        };
    }
}
