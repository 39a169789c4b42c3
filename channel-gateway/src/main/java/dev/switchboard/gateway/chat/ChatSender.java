package dev.switchboard.gateway.chat;

import dev.switchboard.events.Channel;
import dev.switchboard.gateway.delivery.ChannelSender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A chat reply is delivered once it is stored: the visitor's sockets show it at once, or it is there at the next visit. */
@ApplicationScoped
class ChatSender implements ChannelSender {

    private final ChatNews news;

    ChatSender(ChatNews news) {
        this.news = news;
    }

    @Override
    public Channel channel() {
        return Channel.CHAT;
    }

    @Override
    public Uni<String> send(Letter letter) {
        return Uni.createFrom().item(() -> {
            news.tell(List.of(letter.address()));
            return letter.message();
        });
    }
}
