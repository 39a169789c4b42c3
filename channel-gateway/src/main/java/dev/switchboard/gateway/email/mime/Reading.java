package dev.switchboard.gateway.email.mime;

/** What a raw mail turned out to be. */
public sealed interface Reading {

    /** Somebody wants something. */
    record Request(Mail mail) implements Reading {}

    /**
     * A mail server gave up on a mail of ours.
     *
     * @param id the Message-ID of ours
     * @param reason the status code it gave, such as {@code 5.1.1}
     */
    record Bounce(String id, String reason) implements Reading {}

    /**
     * A machine wrote it, and no person waits for an answer.
     *
     * @param kind a short fixed word, fit for a metric
     */
    record Automatic(String kind) implements Reading {}

    /** @param reason without personal data */
    record Unreadable(String reason) implements Reading {}
}
