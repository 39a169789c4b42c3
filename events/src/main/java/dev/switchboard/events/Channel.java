package dev.switchboard.events;

/** The ways in which a customer reaches the contact centre. */
public enum Channel {
    PHONE,
    EMAIL,
    CHAT,
    SOCIAL
}
