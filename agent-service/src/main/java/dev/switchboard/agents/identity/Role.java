package dev.switchboard.agents.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person is here; on the wire in lower case with hyphens. */
public enum Role {
    AGENT,
    MANAGER,
    SENIOR_MANAGER,
    VICE_PRESIDENT,
    ADMINISTRATOR;

    /** The names as constants, for annotations. */
    public static final String ADMINISTRATOR_NAME = "administrator";

    public static final String MANAGER_NAME = "manager";
    public static final String SENIOR_MANAGER_NAME = "senior-manager";
    public static final String VICE_PRESIDENT_NAME = "vice-president";

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Role of(String wireName) {
        for (Role role : values()) {
            if (role.wireName().equals(wireName)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role " + wireName);
    }

    public boolean manages() {
        return this == MANAGER || this == SENIOR_MANAGER || this == VICE_PRESIDENT;
    }
}
