package dev.switchboard.gateway.email.mime;

import static dev.switchboard.gateway.email.mime.RawMails.raw;
import static dev.switchboard.gateway.email.mime.RawMails.read;
import static dev.switchboard.gateway.email.mime.RawMails.request;
import static dev.switchboard.gateway.email.mime.RawMails.simple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BrokenMailTest {

    @Test
    void readsAMultipartThatNeverEnds() {
        var mail = request(
                simple("Content-Type: multipart/mixed; boundary=b", "--b\nContent-Type: text/plain\n\nstill here"));
        assertThat(mail.text()).isEqualTo("still here");
    }

    @Test
    void readsAMultipartWithoutBoundaryAsText() {
        assertThat(request(simple("Content-Type: multipart/mixed", "just text")).text())
                .isEqualTo("just text");
    }

    @Test
    void readsBase64WithRubbishInIt() {
        var mail = request(simple("Content-Transfer-Encoding: base64", "aGVs!!bG8g\n*d29y=bGQ"));
        assertThat(mail.text()).startsWith("hello wor");
    }

    @Test
    void readsAHeaderThatIsNone() {
        var mail = request("From: a@x.example\nthis line has no colon\nSubject: s\n\nbody");
        assertThat(mail.from()).isEqualTo("a@x.example");
        assertThat(mail.text()).contains("body");
    }

    @Test
    void rejectsWhatHasNoSender() {
        assertThat(read("Subject: who am I\n\nhi")).isEqualTo(new Reading.Unreadable("no sender's address"));
        assertThat(read("From: nobody in particular\n\nhi")).isEqualTo(new Reading.Unreadable("no sender's address"));
        assertThat(read("")).isEqualTo(new Reading.Unreadable("no sender's address"));
    }

    @Test
    void rejectsPartsNestedTooDeeplyWithoutSpendingTimeOnThem() {
        var bomb = new StringBuilder("From: a@x.example\n");
        for (var i = 0; i < 20_000; i++) {
            bomb.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(read(bomb.toString()))
                        .isEqualTo(new Reading.Unreadable("parts nested deeper than 30")));
    }

    @Test
    void rejectsTooManyParts() {
        var parts = "--b\n\nx\n".repeat(3_000);
        assertThat(read(simple("Content-Type: multipart/mixed; boundary=b", parts)))
                .isEqualTo(new Reading.Unreadable("more than 2000 parts"));
    }

    @Test
    void readsHtmlNestedVeryDeeply() {
        var mail = request(simple("Content-Type: text/html", "<div><b><i>".repeat(50_000) + "deep"));
        assertThat(mail.text()).isNotNull();
    }

    @Test
    void neverThrowsWhateverTheBytesAre() {
        var random = new Random(42);
        var seed = raw(simple("Content-Type: multipart/mixed; boundary=b", """
                --b
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                <p>Gr=C3=BC=C3=9Fe</p>
                --b
                Content-Type: message/rfc822

                Subject: x

                y
                --b--
                """));
        for (var round = 0; round < 2_000; round++) {
            var bytes = Arrays.copyOf(seed, 1 + random.nextInt(seed.length));
            for (var flips = random.nextInt(20); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> read(bytes))
                    .as(() -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotThrowAnyException();
        }
    }
}
