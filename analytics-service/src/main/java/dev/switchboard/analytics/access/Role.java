package dev.switchboard.analytics.access;

import java.util.Set;

/** The roles that tokens carry. */
public final class Role {

    public static final String AGENT = "agent";
    public static final String MANAGER = "manager";
    public static final String SENIOR_MANAGER = "senior-manager";
    public static final String VICE_PRESIDENT = "vice-president";
    public static final String ADMINISTRATOR = "administrator";

    static final Set<String> MANAGING = Set.of(MANAGER, SENIOR_MANAGER, VICE_PRESIDENT);

    private Role() {}
}
