package dev.switchboard.gateway.email;

import dev.switchboard.gateway.email.mime.Addresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.jspecify.annotations.Nullable;

/** The address under which the contact centre writes, and the ones by which it knows itself. */
@ApplicationScoped
class OwnAddress {

    private final Mailbox mailbox;
    private final String address;
    private final Set<String> all = new LinkedHashSet<>();

    OwnAddress(EmailSettings settings) {
        mailbox = LenientAddressParser.DEFAULT.parseMailbox(settings.from());
        var normalized = mailbox == null ? null : Addresses.normalized(mailbox);
        if (normalized == null) {
            throw new IllegalArgumentException("switchboard.email.from is no mail address: " + settings.from());
        }
        address = normalized;
        all.add(address);
        settings.imap().user().map(Addresses::in).ifPresent(all::addAll);
    }

    String address() {
        return address;
    }

    /** The display name, such as "Example Support". */
    @Nullable
    String name() {
        return mailbox.getName();
    }

    String domain() {
        return Addresses.domain(address);
    }

    /** Mail from one of these is our own. */
    Set<String> all() {
        return Set.copyOf(all);
    }

    /** Which of a mail's recipients is us: an address of our domain, for a mailbox may have many (sales@, orders@). */
    String among(List<String> recipients) {
        return recipients.stream()
                .filter(recipient -> Addresses.domain(recipient).equals(domain()))
                .findFirst()
                .orElse(address);
    }
}
