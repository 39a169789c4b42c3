package dev.switchboard.agents.identity;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The names of what our tokens say, as in docs/protocol.md. */
public final class Claims {

    public static final String AGENT = "agent";
    public static final String WORKSPACE = "workspace";
    public static final String TEAM = "team";
    public static final String NAME = "name";
    public static final String CONVERSATION = "conversation";
    public static final String CONTACT = "contact";
    public static final String CONVERSATION_READER = "conversation-reader";

    private Claims() {}

    /** The roles of an access token. */
    public static Set<Role> roles(JsonWebToken token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (token.getGroups().contains(role.wireName())) {
                roles.add(role);
            }
        }
        return roles;
    }
}
