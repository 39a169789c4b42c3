package dev.switchboard.gateway.email.mime;

import static dev.switchboard.gateway.email.mime.RawMails.read;
import static dev.switchboard.gateway.email.mime.RawMails.request;
import static dev.switchboard.gateway.email.mime.RawMails.simple;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticMailTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied (vacation)| auto-submitted",
                "Auto-Submitted: auto-generated; owner-email=x@y| auto-submitted",
                "X-Autoreply: yes| auto-submitted",
                "X-Autorespond: Out of office| auto-submitted",
                "Precedence: bulk| bulk",
                "Precedence: LIST| bulk",
                "Precedence: junk| bulk",
                "List-Id: News <news.example.com>| list",
                "List-Unsubscribe: <mailto:u@x>| list",
                "Return-Path: <>| bounce"
            })
    void machinesOpenNoContact(String header, String kind) {
        assertThat(read(simple(header, "I am away"))).isEqualTo(new Reading.Automatic(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "X-Auto-Response-Suppress: All",
                "Precedence: normal",
                "Return-Path: <bob@customer.example>"
            })
    void peopleDo(String header) {
        assertThat(request(simple(header, "hello")).text()).isEqualTo("hello");
    }

    @Test
    void ourOwnMailDoesNotComeBack() {
        assertThat(read("From: Us <Support@Example.com>\n\nhi")).isEqualTo(new Reading.Automatic("own-address"));
    }

    @Test
    void mailerDaemonsWaitForNoAnswer() {
        assertThat(read("From: MAILER-DAEMON@mx.example (Mail System)\n\nundeliverable"))
                .isEqualTo(new Reading.Automatic("bounce"));
    }

    @Test
    void aBounceNamesOurMailAndTheReason() {
        assertThat(read(report("failed", "message/rfc822")))
                .isEqualTo(new Reading.Bounce("<ours@example.com>", "5.1.1"));
        assertThat(read(report("failed", "text/rfc822-headers")))
                .isEqualTo(new Reading.Bounce("<ours@example.com>", "5.1.1"));
    }

    @Test
    void aDelayIsNoFailure() {
        assertThat(read(report("delayed", "message/rfc822"))).isEqualTo(new Reading.Automatic("report"));
    }

    private static String report(String action, String original) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example
                To: support@example.com
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                I'm sorry to have to inform you...
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; bob@customer.example
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user
                --b
                Content-Type: %s

                From: support@example.com
                To: bob@customer.example
                Message-ID: <ours@example.com>
                Subject: Re: Help

                our reply
                --b--
                """.formatted(action, original);
    }
}
