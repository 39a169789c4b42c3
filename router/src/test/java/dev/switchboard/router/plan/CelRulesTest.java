package dev.switchboard.router.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CelRulesTest {

    private static final RoutingPlan SHIPPED = ((PlanYaml.Outcome.Plan) PlanYaml.read(DefaultPlan.yaml(), 1)).plan();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "billing   | CHAT  |                    |                    | billing",
                "          | EMAIL | Technical@acme.test| hello              | technical",
                "          | CHAT  |                    | My INVOICE is odd  | billing",
                "          | CHAT  |                    | cannot login       | technical",
                "          | CHAT  |                    | where is my parcel | orders",
                "weather   | CHAT  |                    | good morning       | ",
            })
    void theShippedRulesPickTheQueue(
            @Nullable String topic,
            Channel channel,
            @Nullable String to,
            @Nullable String text,
            @Nullable String queue) {
        var rules = new CelRules().compile(SHIPPED.rules());

        var rule = rules.firstMatch(contact(channel, to, text, topic == null ? Map.of() : Map.of("topic", topic)));

        assertThat(rule == null ? null : rule.queue()).isEqualTo(queue);
    }

    @Test
    void theFirstRuleThatHoldsWins() {
        var rules = new CelRules()
                .compile(List.of(rule("no", "false"), rule("first", "text != ''"), rule("second", "text != ''")));

        assertThat(rules.firstMatch(contact(Channel.CHAT, null, "hello", Map.of())))
                .extracting(RoutingPlan.Rule::rule)
                .isEqualTo("first");
    }

    @Test
    void aConditionThatCannotBeEvaluatedDoesNotHold() {
        var rules = new CelRules().compile(List.of(rule("asks for what is not there", "attributes.vip == 'yes'")));

        assertThat(rules.firstMatch(contact(Channel.CHAT, null, null, Map.of())))
                .isNull();
        assertThat(rules.firstMatch(contact(Channel.CHAT, null, null, Map.of("vip", "yes"))))
                .isNotNull();
    }

    @Test
    void aConditionThatDoesNotCompileNeverHolds() {
        var rules = new CelRules().compile(List.of(rule("broken", "text ==="), rule("sound", "true")));

        assertThat(rules.firstMatch(contact(Channel.CHAT, null, null, Map.of())))
                .extracting(RoutingPlan.Rule::rule)
                .isEqualTo("sound");
    }

    @Test
    void theCustomerCanBeAskedFor() {
        var rules = new CelRules().compile(List.of(rule("cleo", "customer.id == 'c-1' && customer.name == 'Cleo'")));

        assertThat(rules.firstMatch(contact(Channel.CHAT, null, null, Map.of())))
                .isNotNull();
    }

    private static RoutingPlan.Rule rule(String name, String when) {
        return new RoutingPlan.Rule(name, when, "somewhere", null);
    }

    private static RequestService contact(
            Channel channel, @Nullable String to, @Nullable String text, Map<String, String> attributes) {
        return new RequestService(
                "main",
                "conversation",
                "message",
                "contact",
                channel,
                new Customer("c-1", "cleo@customer.test", "Cleo"),
                to,
                null,
                text,
                attributes,
                null);
    }
}
