package dev.switchboard.gateway.social.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.gateway.social.ReadingOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of message that WhatsApp is known to send, as real webhooks have it (shared/data/whatsapp-webhooks). */
class WhatsAppSamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> WHAT_A_REP_READS = Map.ofEntries(
            Map.entry("text", "Body Text"),
            Map.entry("image", "[Image]"),
            Map.entry("media_with_url", "[Image]"),
            Map.entry("video", "[Forwarded] [Video] caption"),
            Map.entry("document", "[Forwarded] [Document: filename.pdf] caption"),
            Map.entry("audio", "[Forwarded] [Audio]"),
            Map.entry("voice", "[Voice message]"),
            Map.entry("static_sticker", "[Sticker]"),
            Map.entry("animated_sticker", "[Animated sticker]"),
            Map.entry("reaction", "[Reacted with \uD83D\uDE2E]"),
            Map.entry("unreaction_empty", "[Took a reaction back]"),
            Map.entry("unreaction_no_emoji", "[Took a reaction back]"),
            Map.entry("current_location", "[Forwarded] [Location: 12.25089, 43.90539]"),
            Map.entry(
                    "chosen_location",
                    "[Forwarded] [Location: Facebook HQ, 1 Hacker Way, Menlo Park, CA 94025, "
                            + "https://maps.google.com/?cid=2000000000000000000, 37.4611978, -122.2164385]"),
            Map.entry(
                    "contacts",
                    "[Contact: Chandler Bing +1 555-555-5555]\n[Contact: Monica +1 666-666-6666]\n"
                            + "[Contact: Rachel Green +1 777-777-7777]"),
            Map.entry("order", "[Order: 3 × HAMBURGER at 30 ILS, 2 × FRENCH_FRIES at 35 ILS, 2 × SODA at 10 ILS]"),
            Map.entry(
                    "unsupported",
                    "[A message that can't be shown here: unsupported; Message type is currently not supported.]"),
            Map.entry(
                    "unsupported_with_type",
                    "[A message that can't be shown here: pool; Message type is currently not supported.]"),
            Map.entry("reply", "replied text"),
            Map.entry("forwarded", "[Forwarded] forwarded text"),
            Map.entry("forwarded_many_times", "[Forwarded many times] text forwarded many times"),
            Map.entry(
                    "interactive_message_with_err",
                    "[A message that can't be shown here: interactive; Unsupported webhook payload]"),
            Map.entry("referral", "BODY\n[Came from the ad: AD_TITLE]"),
            Map.entry("button", "title"),
            Map.entry("quick_reply", "title"),
            Map.entry("quick_reply_without_context", "title"));

    @TestFactory
    Stream<DynamicTest> aRepReadsEveryKindOfMessage() throws IOException {
        var samples = new TreeMap<String, JsonNode>();
        samples.putAll(samples("message.json"));
        samples.putAll(samples("callback_button.json"));
        assertThat(WHAT_A_REP_READS.keySet()).containsAll(samples.keySet());
        return samples.entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
                    var reading = new ReadingOf(sample.getValue(), new MetaReader("main")::read);
                    assertThat(reading.texts()).containsExactly(WHAT_A_REP_READS.get(sample.getKey()));
                    assertThat(reading.addresses()).containsExactly("whatsapp:+972987654321");
                    assertThat(reading.names()).containsExactly("Test Name");
                    assertThat(reading.badParts()).isZero();
                }));
    }

    @Test
    void onlyAFailedStatusIsAnyNews() throws IOException {
        for (var sample : samples("message_status.json").entrySet()) {
            var reading = new ReadingOf(sample.getValue(), new MetaReader("main")::read);
            assertThat(reading.texts()).isEmpty();
            assertThat(reading.badParts()).isZero();
            assertThat(reading.failures())
                    .isEqualTo(
                            sample.getKey().equals("failed")
                                    ? List.of("wamid.xyzxyz: Meta holds the message back (130472)")
                                    : List.of());
        }
    }

    private static Map<String, JsonNode> samples(String file) throws IOException {
        var folder = folder();
        assumeTrue(
                folder != null,
                "shared/data/whatsapp-webhooks is not here; -Dswitchboard.whatsapp-webhooks=DIR names it");
        var samples = new TreeMap<String, JsonNode>();
        JSON.readTree(Files.readAllBytes(folder.resolve(file)))
                .properties()
                .forEach(each -> samples.put(each.getKey(), each.getValue()));
        return samples;
    }

    private static @org.jspecify.annotations.Nullable Path folder() {
        var named = System.getProperty("switchboard.whatsapp-webhooks");
        if (named != null) {
            return Path.of(named);
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var folder = at.resolve("shared/data/whatsapp-webhooks");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }
}
