package dev.switchboard.gateway.social;

import dev.switchboard.events.Channel;
import dev.switchboard.gateway.delivery.ChannelSender;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Replies to customers of social networks: each by the network that the customer's address names. */
@ApplicationScoped
class SocialSender implements ChannelSender {

    private final List<SocialNetwork> networks;

    SocialSender(@All List<SocialNetwork> networks) {
        this.networks = networks;
    }

    @Override
    public Channel channel() {
        return Channel.SOCIAL;
    }

    @Override
    public Uni<String> send(Letter letter) {
        int colon = letter.address().indexOf(':');
        var prefix = colon < 0 ? "" : letter.address().substring(0, colon);
        var to = letter.address().substring(colon + 1);
        return networks.stream()
                .filter(network -> network.reaches(prefix))
                .findFirst()
                .map(network -> network.send(letter, prefix, to))
                .orElseGet(() -> Uni.createFrom()
                        .failure(new Undeliverable("the network the customer wrote on is not set up here")));
    }
}
