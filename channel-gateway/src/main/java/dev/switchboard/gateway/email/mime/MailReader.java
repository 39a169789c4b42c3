package dev.switchboard.gateway.email.mime;

import dev.switchboard.gateway.email.mime.BoundedParser.OutOfBounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.jspecify.annotations.Nullable;

/** Reads raw mails: never throws, whatever the bytes are. Thread-safe. */
public final class MailReader {

    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_ADDRESSES = 100;

    private final Set<String> ownAddresses;

    /** @param ownAddresses the addresses that the contact centre itself writes from */
    public MailReader(Set<String> ownAddresses) {
        this.ownAddresses =
                ownAddresses.stream().map(own -> own.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    public Reading read(byte[] raw) {
        try {
            var message = BoundedParser.parse(raw);
            try {
                return read(message, raw);
            } finally {
                message.dispose();
            }
        } catch (OutOfBounds outOfBounds) {
            return new Reading.Unreadable(String.valueOf(outOfBounds.getMessage()));
        } catch (IOException | RuntimeException broken) {
            // a poison mail must not stop those behind it; its text might be personal, so only the kind is told
            return new Reading.Unreadable("broken MIME: " + broken.getClass().getSimpleName());
        }
    }

    private Reading read(Message message, byte[] raw) {
        var bounce = DeliveryReport.failureIn(message);
        if (bounce.isPresent()) {
            return bounce.get();
        }
        var sender = sender(message);
        var from = sender.map(Addresses::normalized).orElse(null);
        var kind = AutomaticMail.kind(message, from == null ? "" : from, ownAddresses);
        if (kind.isPresent()) {
            return new Reading.Automatic(kind.get());
        }
        if (from == null) {
            return new Reading.Unreadable("no sender's address");
        }
        return new Reading.Request(mail(
                message,
                raw,
                from,
                sender.map(Mailbox::getName).map(PlainText::repaired).orElse(null)));
    }

    private static Mail mail(Message message, byte[] raw, String from, @Nullable String name) {
        var headers = new Headers(message);
        var content = new Content(message);
        var text = content.text();
        var id = MessageIds.own(headers.first("Message-ID").orElse(null));
        return new Mail(
                id == null ? MessageIds.ofContent(raw) : id,
                from,
                PlainText.line(name, LONGEST_LINE),
                addresses(headers, "To", "Cc", "Delivered-To", "X-Original-To"),
                addresses(headers, "Cc"),
                references(headers),
                PlainText.line(message.getSubject(), LONGEST_LINE),
                text,
                QuotedReply.added(text),
                content.html(),
                content.attachments());
    }

    /** The first of From, or Sender where From is no address. */
    private static Optional<Mailbox> sender(Message message) {
        return Stream.concat(
                        message.getFrom() == null ? Stream.empty() : message.getFrom().stream(),
                        Stream.ofNullable(message.getSender()))
                .filter(mailbox -> Addresses.normalized(mailbox) != null)
                .findFirst();
    }

    private static List<String> addresses(Headers headers, String... names) {
        return Stream.of(names)
                .flatMap(name -> headers.all(name).stream())
                .flatMap(header -> Addresses.in(header).stream())
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    /** References are oldest first; what In-Reply-To adds is the mail answered, so the newest. */
    private static List<String> references(Headers headers) {
        var values = new ArrayList<>(headers.all("References"));
        values.addAll(headers.all("In-Reply-To"));
        return MessageIds.in(values);
    }
}
