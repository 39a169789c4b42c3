package dev.switchboard.gateway.email.mime;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.jspecify.annotations.Nullable;

/** Mail addresses in the one form in which they are compared and kept. */
public final class Addresses {

    private static final int LONGEST = 320;

    private Addresses() {}

    /**
     * The address with its domain in lower case and ASCII (IDNA); the local part is the receiver's business and stays as it is.
     * Null if it is no address.
     */
    public static @Nullable String normalized(Mailbox mailbox) {
        var local = mailbox.getLocalPart();
        var domain = mailbox.getDomain();
        if (local == null || domain == null) {
            return null;
        }
        var address = PlainText.repaired(local).strip() + "@"
                + asciiDomain(PlainText.repaired(domain).strip());
        return wellFormed(address) ? address : null;
    }

    /** All that are addresses in a header such as {@code To}. */
    public static List<String> in(String header) {
        var addresses = new ArrayList<String>();
        for (var mailbox : LenientAddressParser.DEFAULT.parseAddressList(header).flatten()) {
            var address = normalized(mailbox);
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /** The part after the {@code @}. */
    public static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String asciiDomain(String domain) {
        var lower = domain.toLowerCase(Locale.ROOT);
        try {
            return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException noDomainName) {
            return lower;
        }
    }

    private static boolean wellFormed(String address) {
        var at = address.lastIndexOf('@');
        return at > 0
                && at < address.length() - 1
                && address.length() <= LONGEST
                && address.chars().noneMatch(c -> c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == ',');
    }
}
