package dev.switchboard.gateway.email.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuotedReplyTest {

    /** Replies written by real mail programs; not part of the project. */
    private static final Path SAMPLES =
            Path.of(System.getProperty("switchboard.email-samples", "../../shared/data/email-replies"));

    @Test
    void tellsWhatWasAddedAboveAQuote() {
        assertThat(QuotedReply.added("Thanks!\n\nOn Tue, 3 Apr 2012,\nsomebody wrote:\n\n> old\n> words\n"))
                .isEqualTo("Thanks!");
        assertThat(QuotedReply.added("Danke\nAm 03.04.2012 um 16:19 schrieb bob:\n> alt\n"))
                .isEqualTo("Danke");
        assertThat(QuotedReply.added("Yes\n\n-----Original Message-----\nFrom: x\nhi"))
                .isEqualTo("Yes");
        assertThat(QuotedReply.added("Ja\n\nVon: x\nGesendet: gestern\nAn: y\n\nhi"))
                .isEqualTo("Ja");
    }

    @Test
    void losesNoWordsThatStandBelowOrBetweenQuotes() {
        assertThat(QuotedReply.added("> question one\nyes\n> question two\nno")).isNull();
        assertThat(QuotedReply.added("On 1 April x wrote:\n> hi\nmy answer below"))
                .isNull();
        assertThat(QuotedReply.added("From: here to there, nothing quoted")).isNull();
        assertThat(QuotedReply.added("nothing quoted")).isNull();
    }

    @Test
    void understandsMostRealMailPrograms() throws IOException {
        assumeThat(SAMPLES).as("the folder with real replies is absent").isDirectory();
        var wrong = new TreeMap<String, String>();
        var count = 0;
        try (var files = Files.newDirectoryStream(SAMPLES, "*.eml")) {
            for (var file : files) {
                count++;
                var added = String.valueOf(
                        RawMails.request(Files.readAllBytes(file)).added());
                if (!added.equals(expected(file))) {
                    wrong.put(file.getFileName().toString(), added);
                }
            }
        }
        assertThat(count).isEqualTo(12);
        // its author wrote below the quote: nobody's words get lost, so nothing is cut
        assertThat(wrong).isEqualTo(java.util.Map.of("thunderbird.eml", "null"));
    }

    private static String expected(Path file) throws IOException {
        var reply = file.resolveSibling(file.getFileName().toString().replace(".eml", "_reply_text"));
        return Files.exists(reply) ? Files.readString(reply).strip() : "Hello";
    }
}
