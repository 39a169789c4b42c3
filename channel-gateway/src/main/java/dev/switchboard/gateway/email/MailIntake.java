package dev.switchboard.gateway.email;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.gateway.delivery.DeliveryReports;
import dev.switchboard.gateway.email.mime.Mail;
import dev.switchboard.gateway.email.mime.MailReader;
import dev.switchboard.gateway.email.mime.Reading;
import dev.switchboard.gateway.intake.FrontDoor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Hands a mail in where it belongs: a request at the front door, a bounce to the delivery reports, what can't be read to the dead
 * letters; a machine's mail is counted and done with. Blocks until it is safe, for a mailbox's own thread.
 */
@ApplicationScoped
class MailIntake {

    private static final Logger LOG = Logger.getLogger(MailIntake.class);
    private static final Duration LOG_TIMEOUT = Duration.ofSeconds(30);
    /** As much of a mail that can't be read as fits into a record of the log. */
    private static final int LONGEST_REJECT = 500_000;

    private static final int LONGEST_ATTRIBUTE = 2_000;

    private final FrontDoor frontDoor;
    private final DeliveryReports reports;
    private final EmailMetrics metrics;
    private final String workspace;
    private final OwnAddress own;
    private final MailReader reader;

    MailIntake(
            FrontDoor frontDoor,
            DeliveryReports reports,
            EmailMetrics metrics,
            EmailSettings settings,
            OwnAddress own) {
        this.frontDoor = frontDoor;
        this.reports = reports;
        this.metrics = metrics;
        this.workspace = settings.workspace();
        this.own = own;
        this.reader = new MailReader(own.all());
    }

    /**
     * Takes the mail in; a repetition changes nothing.
     *
     * @throws NotTaken if the log is away: the mail must stay unseen and come again
     */
    void take(RawMail raw) {
        var reading = raw.complete() ? reader.read(raw.bytes()) : new Reading.Unreadable("too big");
        switch (reading) {
            case Reading.Request request -> {
                await(frontDoor.accept(message(request.mail(), raw)));
                metrics.received();
            }
            case Reading.Bounce bounce -> {
                await(reports.failed(workspace, Channel.EMAIL, bounce.id(), "bounced: " + bounce.reason()));
                ignore("bounce");
            }
            case Reading.Automatic automatic -> ignore(automatic.kind());
            case Reading.Unreadable unreadable -> {
                await(frontDoor.reject("email", beginning(raw.bytes()), unreadable.reason()));
                metrics.rejected();
                LOG.warnf("mail rejected: %s", unreadable.reason());
            }
        }
    }

    private CustomerMessage message(Mail mail, RawMail raw) {
        return new CustomerMessage(
                workspace,
                Channel.EMAIL,
                mail.from(),
                mail.name(),
                own.among(mail.recipients()),
                mail.id(),
                mail.references(),
                mail.subject(),
                mail.text(),
                mail.html(),
                mail.attachments(),
                attributes(mail),
                raw.receivedAt());
    }

    private static Map<String, String> attributes(Mail mail) {
        var attributes = new HashMap<String, String>();
        if (!mail.cc().isEmpty()) {
            attributes.put("cc", bounded(String.join(", ", mail.cc())));
        }
        var added = mail.added();
        if (added != null) {
            attributes.put("added", bounded(added));
        }
        return attributes;
    }

    private static String bounded(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST_ATTRIBUTE));
    }

    private static byte[] beginning(byte[] raw) {
        return raw.length <= LONGEST_REJECT ? raw : Arrays.copyOf(raw, LONGEST_REJECT);
    }

    private void ignore(String kind) {
        metrics.ignored(kind);
        LOG.infof("mail opens no contact: %s", kind);
    }

    private static void await(Uni<?> taken) {
        try {
            taken.await().atMost(LOG_TIMEOUT);
        } catch (RuntimeException away) {
            throw new NotTaken(away);
        }
    }

    /** The log did not acknowledge. */
    static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotTaken(RuntimeException cause) {
            super("not taken by the log: " + cause.getClass().getSimpleName(), cause);
        }
    }
}
