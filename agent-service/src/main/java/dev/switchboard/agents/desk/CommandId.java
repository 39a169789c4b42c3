package dev.switchboard.agents.desk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ce_id} of a command from a desk. It carries the ref the desk chose, so that any pod can tell the desk what became of it.
 *
 * @param socket unique, since refs are not
 */
record CommandId(String socket, String ref) {

    private static final String PREFIX = "desk/";

    static Optional<CommandId> parse(@Nullable String text) {
        if (text == null || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int slash = text.indexOf('/', PREFIX.length());
        return slash < 0
                ? Optional.empty()
                : Optional.of(new CommandId(text.substring(PREFIX.length(), slash), text.substring(slash + 1)));
    }

    String text() {
        return PREFIX + socket + "/" + ref;
    }
}
