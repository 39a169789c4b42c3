package dev.switchboard.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wire cannot change unnoticed. After a wanted change run this test with {@code -Dsamples.write=true} and review the files'
 * difference: old records stand in the logs of every installation.
 */
class WireTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "samples");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Stream<Object> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenAsItsGoldenSample(Object sample) throws IOException {
        String written = pretty(Wire.toBytes(sample));
        if (Boolean.getBoolean("samples.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(fileOf(sample), written);
        }
        assertThat(written).isEqualTo(Files.readString(fileOf(sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadFromItsGoldenSample(Object sample) throws IOException {
        assertThat(Wire.read(Files.readAllBytes(fileOf(sample)), familyOf(sample)))
                .isEqualTo(sample);
    }

    @Test
    void everyRecordOfEveryFamilyHasASample() throws IOException {
        Set<String> wanted = Wire.families().stream()
                .flatMap(WireTest::members)
                .map(WireTest::fileName)
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void passesOverFieldsOfANewerWriter() {
        assertThat(Wire.read(
                        utf8("{\"type\":\"CustomerLeft\",\"workspace\":\"main\",\"contact\":\"k\",\"mood\":\"sad\"}"),
                        RoutingEvent.class))
                .isEqualTo(new RoutingEvent.CustomerLeft("main", "k"));
    }

    @Test
    void readsNoTextThatADatabaseCannotHold() {
        var read = Wire.read(
                utf8(
                        "{\"type\":\"ContactOpened\",\"workspace\":\"main\",\"contact\":\"k\\u0000\",\"subject\":\"\\u0000a\\u0000b\","
                                + "\"attributes\":{\"k\\u0000ey\":\"v\\u0000\"}}"),
                RoutingEvent.class);

        assertThat(read).isInstanceOfSatisfying(RoutingEvent.ContactOpened.class, opened -> {
            assertThat(opened.contact()).isEqualTo("k");
            assertThat(opened.subject()).isEqualTo("ab");
            assertThat(opened.attributes()).containsExactly(Map.entry("key", "v"));
        });
        assertThatThrownBy(() -> Wire.read(
                        utf8(
                                "{\"type\":\"ParkContact\",\"workspace\":\"main\",\"contact\":\"\\u0000\",\"agent\":\"a\"}"),
                        RoutingCommand.class))
                .isInstanceOf(Wire.UnreadableRecord.class);
    }

    @Test
    void refusesWhatItCannotReadWithoutQuotingIt() {
        for (String bad : List.of(
                "",
                "secret",
                "{\"type\":\"Nonsense\",\"secret\":1}",
                "{\"type\":\"ParkContact\",\"workspace\":\"main\",\"contact\":\"secret\"}",
                "{\"type\":\"AcceptOffer\",\"workspace\":\"main\",\"contact\":\"k\",\"agent\":\"a\",\"offer\":\"secret\"}")) {
            assertThatThrownBy(() -> Wire.read(utf8(bad), RoutingCommand.class))
                    .isInstanceOf(Wire.UnreadableRecord.class)
                    .hasMessageContaining("not a RoutingCommand")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void keepsTheTypeInsideLists() throws IOException {
        JsonNode decision = JSON.readTree(Files.readAllBytes(FOLDER.resolve("RoutingRecord.Decision.json")));
        assertThat(decision.at("/events/0/type").asText()).isEqualTo("ContactAssigned");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String pretty(byte[] json) throws JsonProcessingException, IOException {
        return JSON.writeValueAsString(JSON.readTree(json)) + "\n";
    }

    private static Path fileOf(Object sample) {
        return FOLDER.resolve(fileName(sample.getClass()));
    }

    private static String fileName(Class<?> type) {
        return type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName() + ".json";
    }

    private static Class<?> familyOf(Object sample) {
        return Wire.families().stream()
                .filter(family -> family.isInstance(sample))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no family for " + sample.getClass()));
    }

    private static Stream<Class<?>> members(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(member -> member.isRecord() ? Stream.<Class<?>>of(member) : members(member));
    }
}
