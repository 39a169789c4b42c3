package dev.switchboard.gateway.social.meta;

import dev.switchboard.gateway.delivery.ChannelSender.Undeliverable;
import dev.switchboard.gateway.social.Providers.Answer;
import dev.switchboard.gateway.social.Providers.TryAgain;
import java.util.Set;

/** What the Graph API means by its error codes (WhatsApp Cloud API and Messenger Platform, error codes). */
final class GraphRefusal {

    /** Our pace, our sign-in, or their trouble. */
    private static final Set<Integer> LATER =
            Set.of(1, 2, 4, 17, 32, 190, 613, 80_007, 130_429, 131_000, 131_016, 131_048, 131_056, 131_057, 133_004);

    private GraphRefusal() {}

    static RuntimeException of(Answer answer) {
        var error = answer.body().getJsonObject("error");
        int code = error == null ? 0 : error.getInteger("code", 0);
        if (code == 0) {
            return answer.failure("Meta", "");
        }
        return LATER.contains(code) || answer.status() >= 500
                ? new TryAgain(reason(code))
                : new Undeliverable(reason(code));
    }

    /** For the rep; Meta's own words stay out: they may name the customer. */
    static String reason(int code) {
        return switch (code) {
            case 10, 131_047 ->
                "the customer last wrote more than 24 hours ago, and Meta takes no reply after that (" + code + ")";
            case 130_472, 131_049 -> "Meta holds the message back (" + code + ")";
            case 131_026 -> "the customer can't be reached on WhatsApp (" + code + ")";
            case 131_051 -> "Meta does not take this kind of message (" + code + ")";
            case 551 -> "the customer does not take messages just now (" + code + ")";
            default -> "Meta did not deliver it (" + code + ")";
        };
    }
}
