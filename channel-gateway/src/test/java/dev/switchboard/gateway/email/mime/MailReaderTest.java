package dev.switchboard.gateway.email.mime;

import static dev.switchboard.gateway.email.mime.RawMails.raw;
import static dev.switchboard.gateway.email.mime.RawMails.request;
import static dev.switchboard.gateway.email.mime.RawMails.simple;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MailReaderTest {

    @Test
    void readsAPlainMail() {
        var mail = request("""
                From: "Customer, Bob" <Bob@Customer.EXAMPLE>
                To: Support <support@example.com>, other@elsewhere.example
                Cc: boss@customer.example
                Message-ID: <1@customer.example>
                In-Reply-To: <c@x>
                References: <a@x> <b@x>
                Subject: Invoice 4711

                Hello,

                where is it?
                """);

        assertThat(mail.id()).isEqualTo("<1@customer.example>");
        assertThat(mail.from()).isEqualTo("Bob@customer.example");
        assertThat(mail.name()).isEqualTo("Customer, Bob");
        assertThat(mail.recipients())
                .containsExactly("support@example.com", "other@elsewhere.example", "boss@customer.example");
        assertThat(mail.cc()).containsExactly("boss@customer.example");
        assertThat(mail.references()).containsExactly("<a@x>", "<b@x>", "<c@x>");
        assertThat(mail.subject()).isEqualTo("Invoice 4711");
        assertThat(mail.text()).isEqualTo("Hello,\n\nwhere is it?");
        assertThat(mail.html()).isNull();
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void takesTheFirstOfSeveralSenders() {
        var mail = request("From: a@x.example, b@x.example\n\nhi");
        assertThat(mail.from()).isEqualTo("a@x.example");
    }

    @Test
    void writesInternationalDomainsInAscii() {
        var mail = request("From: Jürgen <j@BÜCHER.example>\n\nhi");
        assertThat(mail.from()).isEqualTo("j@xn--bcher-kva.example");
        assertThat(mail.name()).isEqualTo("Jürgen");
    }

    @Test
    void decodesEncodedWords() {
        var mail = request("""
                From: =?ISO-8859-1?Q?J=FCrgen_M=FCller?= <j@x.example>
                Subject: =?UTF-8?B?UsO8Y2tmcmFnZSDwn5iA?= =?UTF-8?Q?_zur_Rechnung?=

                hi""");
        assertThat(mail.name()).isEqualTo("Jürgen Müller");
        assertThat(mail.subject()).isEqualTo("Rückfrage 😀 zur Rechnung");
    }

    @Test
    void readsLatin1InQuotedPrintable() {
        var mail = request(simple("""
                        Content-Type: text/plain; charset=iso-8859-1
                        Content-Transfer-Encoding: quoted-printable
                        """, "Gr=FC=DFe aus K=F6ln, 5 =80, eine sehr=\n lange Zeile"));
        assertThat(mail.text()).isEqualTo("Grüße aus Köln, 5 €, eine sehr lange Zeile");
    }

    @Test
    void readsJapanese() {
        var raw = raw(
                simple("Content-Type: text/plain; charset=ISO-2022-JP", "こんにちは、注文番号"), Charset.forName("ISO-2022-JP"));
        assertThat(request(raw).text()).isEqualTo("こんにちは、注文番号");
    }

    @Test
    void readsEightBitTextThatNamesNoCharset() {
        assertThat(request(raw(simple("", "Grüße"), StandardCharsets.UTF_8)).text())
                .isEqualTo("Grüße");
        assertThat(request(raw(simple("", "Grüße"), StandardCharsets.ISO_8859_1))
                        .text())
                .isEqualTo("Grüße");
    }

    @Test
    void readsTextOfACharsetThatDoesNotExist() {
        assertThat(request(simple("Content-Type: text/plain; charset=\"x-klingon; nope\"", "hello"))
                        .text())
                .isEqualTo("hello");
    }

    @Test
    void joinsFlowedLinesButNotQuotesAndSignatures() {
        var mail = request(simple(
                "Content-Type: text/plain; format=flowed; charset=utf-8",
                "One long \nline.\n\n> quoted \n> words\n next is \n>> deeper\n-- \nBob"));
        assertThat(mail.text()).isEqualTo("One long line.\n\n> quoted words\nnext is \n>> deeper\n-- \nBob");
    }

    @Test
    void takesTextFromHtmlWhereThereIsNoOther() {
        var html = Base64.getMimeEncoder().encodeToString("""
                <html><head><title>no</title><style>p{color:red}</style></head><body>
                <div style="display:none">preview</div>
                <p>Hello&nbsp;<b>there</b>,</p><div>first<br>second</div><ul><li>one<li>two</ul>
                <script>alert(1)</script><table><tr><td>a</td><td>b</td></tr></table></body></html>""".getBytes(StandardCharsets.UTF_8));
        var mail = request(simple("""
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: base64
                """, html));
        assertThat(mail.text()).isEqualTo("Hello there,\n\nfirst\nsecond\n\n- one\n- two\n\na b");
    }

    @Test
    void leavesNothingInHtmlThatHarmsOrSpies() {
        var mail = request(simple("Content-Type: text/html", """
                <p onclick="steal()">Hi <a href="javascript:x()">a</a> <a href="https://ok.example/?q=1">b</a>
                <img src="https://tracker.example/1.gif"><iframe src="https://evil.example"></iframe>
                <div style="background:url(https://tracker.example/2.gif)">x</div><form action="/x"><input name=y></form>
                <link rel=stylesheet href="https://tracker.example/3.css"><svg onload=z()></svg><script>s()</script></p>"""));
        assertThat(mail.html())
                .contains("<p>Hi", "https://ok.example/?q&#61;1", "noopener noreferrer nofollow")
                .doesNotContain(
                        "tracker", "evil", "javascript", "onclick", "onload", "script", "<form", "<img", "style");
    }

    @Test
    void prefersThePlainAlternativeAndNamesAttachments() {
        var mail = request("""
                From: bob@customer.example
                Subject: nested
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain; charset=utf-8

                the plain one
                --inner
                Content-Type: multipart/related; boundary=deep

                --deep
                Content-Type: text/html; charset=utf-8

                <p>the <b>rich</b> one</p><img src="cid:1">
                --deep
                Content-Type: image/png; name="logo.png"
                Content-Transfer-Encoding: base64
                Content-Disposition: inline

                aGVsbG8=
                --deep--
                --inner--
                --outer
                Content-Type: application/pdf
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment;
                 filename*=UTF-8''Rechnung%20f%C3%BCr%20M%C3%A4rz.pdf

                JVBERi0xLjQK
                --outer
                Content-Type: application/octet-stream; name="=?UTF-8?Q?..=2F..=2Fetc=2Fpasswd?="

                12345
                --outer--
                """);
        assertThat(mail.text()).isEqualTo("the plain one");
        assertThat(mail.html()).isEqualTo("<p>the <b>rich</b> one</p>");
        assertThat(mail.attachments())
                .extracting(a -> a.name() + " " + a.type() + " " + a.size())
                .containsExactly(
                        "logo.png image/png 5",
                        "Rechnung für März.pdf application/pdf 9",
                        ".._.._etc_passwd application/octet-stream 5");
    }

    @Test
    void takesHtmlWhereThePlainAlternativeIsEmpty() {
        var mail = request(simple("Content-Type: multipart/alternative; boundary=b", """
                --b
                Content-Type: text/plain

                \s
                --b
                Content-Type: text/html

                <p>only here</p>
                --b--
                """));
        assertThat(mail.text()).isEqualTo("only here");
    }

    @Test
    void keepsTheTextsBeforeAndAfterAnAttachment() {
        var mail = request(simple("Content-Type: multipart/mixed; boundary=b", """
                --b
                Content-Type: text/plain

                before
                --b
                Content-Type: image/jpeg; name=photo.jpg

                x
                --b
                Content-Type: text/html

                <p>after</p>
                --b--
                """));
        assertThat(mail.text()).isEqualTo("before\n\nafter");
        assertThat(mail.html()).contains("before").contains("after");
        assertThat(mail.attachments()).extracting(a -> a.name()).containsExactly("photo.jpg");
    }

    @Test
    void readsWhatWasForwarded() {
        var mail = request(simple("Content-Type: multipart/mixed; boundary=b", """
                --b
                Content-Type: text/plain

                please see below
                --b
                Content-Type: message/rfc822

                From: eve@x.example
                Subject: the original
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/plain

                what eve wrote
                --c--
                --b--
                """));
        assertThat(mail.text()).isEqualTo("please see below\n\n---------- the original ----------\nwhat eve wrote");
        assertThat(mail.attachments()).extracting(a -> a.name()).containsExactly("the original.eml");
    }

    @Test
    void anEmptyBodyIsAMailToo() {
        var mail = request(simple("", ""));
        assertThat(mail.text()).isEmpty();
        assertThat(mail.subject()).isEqualTo("Help");
    }

    @Test
    void namesAMailWithoutIdByItsContent() {
        var mail = request("From: a@x.example\nSubject: s\n\nhi");
        assertThat(mail.id())
                .isEqualTo(request("From: a@x.example\nSubject: s\n\nhi").id());
        assertThat(mail.id())
                .isNotEqualTo(request("From: a@x.example\nSubject: s\n\nho").id())
                .matches("<sha256\\.[0-9a-f]{64}@content>");
    }

    @Test
    void putsForgottenBracketsAroundAnId() {
        assertThat(request("From: a@x.example\nMessage-ID: 1@x.example\n\nhi").id())
                .isEqualTo("<1@x.example>");
    }

    @Test
    void stripsWhatDatabasesAndReadersDoNotBear() {
        var mail = request(simple("", "a\u0000b\u0007c\u202ed\tE"));
        assertThat(mail.text()).isEqualTo("abcd\tE");
    }

    @Test
    void cutsWhatIsTooLongForTheLog() {
        var mail = request(simple("Content-Type: text/html", "<p>" + "word ".repeat(100_000) + "</p>"));
        assertThat(mail.text()).hasSize(Content.LONGEST_TEXT);
        assertThat(mail.html()).isNull();
    }
}
