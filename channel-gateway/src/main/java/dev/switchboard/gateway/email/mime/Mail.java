package dev.switchboard.gateway.email.mime;

import dev.switchboard.events.Inbound.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as far as a contact centre is concerned. All of it is clean text: decoded, bounded, without control characters.
 *
 * @param id the Message-ID in angle brackets, or a hash of the raw bytes where there is none
 * @param from the sender's address, see {@link Addresses#normalized}
 * @param recipients of To, Cc and the delivery headers, in that order
 * @param references Message-IDs of the mails it answers, oldest first
 * @param text what a person reads, the quoted original included
 * @param added what the sender wrote, without the quoted original; null if the two can't be told apart or nothing is quoted
 * @param html sanitised; null if the mail has none
 */
public record Mail(
        String id,
        String from,
        @Nullable String name,
        List<String> recipients,
        List<String> cc,
        List<String> references,
        @Nullable String subject,
        String text,
        @Nullable String added,
        @Nullable String html,
        List<Attachment> attachments) {}
