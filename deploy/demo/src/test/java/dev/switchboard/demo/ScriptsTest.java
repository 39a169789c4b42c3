package dev.switchboard.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    private final Scripts scripts = Scripts.load();

    @Test
    void thereAreDozensOfEveryKind() {
        assertThat(scripts.all()).hasSizeGreaterThan(40);
        assertThat(scripts.all().stream().map(Script::intent).collect(toSet()))
                .containsExactlyInAnyOrder("billing", "technical", "orders", "complaint", "general", "vip");
        assertThat(scripts.all().stream().map(Script::subject)).doesNotHaveDuplicates();
    }

    @Test
    void eachIsKnownByItsFirstWordsAndBySubject() {
        for (var script : scripts.all()) {
            assertThat(scripts.about("", script.opening())).contains(script);
            assertThat(scripts.about(script.subject(), "Hello,")).contains(script);
        }
    }

    @Test
    void whatPeopleWriteIsNoScripts() {
        assertThat(scripts.about("", "hi")).isEmpty();
        assertThat(scripts.about("", "")).isEmpty();
        assertThat(scripts.about("My invoice", "Why is it so high?")).isEmpty();
    }

    @Test
    void outcomesAreThoseOfTheDesk() {
        assertThat(scripts.all().stream().map(Script::outcome).collect(toSet()))
                .isSubsetOf("resolved", "answered", "callback-promised");
    }

    @Test
    void everyChannelHasEnoughToTalkAbout() {
        for (var channel : List.of("PHONE", "CHAT", "EMAIL", "SOCIAL")) {
            assertThat(scripts.all().stream().filter(script -> script.fits(channel)))
                    .as(channel)
                    .hasSizeGreaterThan(40);
        }
        assertThat(scripts.any("CHAT", new Draw(1)).fits("CHAT")).isTrue();
    }
}
