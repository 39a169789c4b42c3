package dev.switchboard.agents.desk;

import io.quarkus.websockets.next.UserData.TypedKey;

/** What belongs to one open desk socket. */
record DeskSession(DeskOwner owner, Desk desk, Outlet outlet, FrameRate rate) {
    static final TypedKey<DeskSession> KEY = new TypedKey<>("desk-session");
}
