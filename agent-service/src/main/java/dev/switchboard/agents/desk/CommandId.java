package dev.switchboard.agents.desk;

import dev.switchboard.events.Ids;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ce_id} of a command from a desk. It carries the ref the desk chose, so that any pod can tell the desk what became of it.
 *
 * @param socket unique, since refs are not
 */
public record CommandId(String socket, String ref) {

    private static final String PREFIX = "desk/";
    /** In the place of a socket's id, for what did not come by one. */
    private static final String BY_REST = "rest";

    /** Of a command by REST: the desk of whoever asked is told what became of it, under this ref. */
    public static CommandId byRest() {
        return new CommandId(BY_REST, Ids.fresh());
    }

    static Optional<CommandId> parse(@Nullable String text) {
        if (text == null || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int slash = text.indexOf('/', PREFIX.length());
        return slash < 0
                ? Optional.empty()
                : Optional.of(new CommandId(text.substring(PREFIX.length(), slash), text.substring(slash + 1)));
    }

    public String text() {
        return PREFIX + socket + "/" + ref;
    }
}
