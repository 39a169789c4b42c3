package dev.switchboard.router.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Widening;
import dev.switchboard.router.problem.FieldProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanYamlTest {

    @Test
    void readsThePlanThatShips() {
        RoutingPlan plan = plan(DefaultPlan.yaml());

        assertThat(plan.version()).isEqualTo(7);
        assertThat(plan.queues())
                .extracting(RoutingPlan.Queue::queue)
                .containsExactly("billing", "technical", "orders", "general");
        assertThat(plan.fallbackQueue()).isEqualTo("general");
        assertThat(plan.capacity())
                .isEqualTo(Map.of(Channel.PHONE, 1, Channel.CHAT, 3, Channel.EMAIL, 5, Channel.SOCIAL, 3));
        assertThat(plan.interrupts().get(Channel.PHONE)).isEmpty();

        RoutingPlan.Queue billing = plan.queues().getFirst();
        assertThat(billing.skills()).isEqualTo(Map.of("billing", 3));
        assertThat(billing.offerTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(billing.steps())
                .containsExactly(
                        new RoutingPlan.Step(Duration.ofSeconds(30), new Widening.LowerLevel(2)),
                        new RoutingPlan.Step(Duration.ofSeconds(60), new Widening.AddTeam("service")),
                        new RoutingPlan.Step(Duration.ofSeconds(120), new Widening.Raise(Rung.MANAGER)),
                        new RoutingPlan.Step(Duration.ofSeconds(240), new Widening.Raise(Rung.SENIOR_MANAGER)),
                        new RoutingPlan.Step(Duration.ofSeconds(480), new Widening.Raise(Rung.VICE_PRESIDENT)));
    }

    @Test
    void fillsInWhatIsLeftOut() {
        RoutingPlan plan = plan("""
                queues: [{queue: all, team: everybody}]
                fallback: all
                """);

        RoutingPlan.Queue queue = plan.queues().getFirst();
        assertThat(queue.name()).isEqualTo("all");
        assertThat(queue.headStart()).isZero();
        assertThat(queue.wrapUp()).isZero();
        assertThat(plan.rules()).isEmpty();
        assertThat(plan.interrupts()).isEqualTo(RoutingPlan.DEFAULT_INTERRUPTS);
    }

    @Test
    void overridesTheInterruptsOfOneChannel() {
        RoutingPlan plan = plan("""
                queues: [{queue: all, team: everybody}]
                fallback: all
                interrupts: {phone: [email]}
                """);

        assertThat(plan.interrupts().get(Channel.PHONE)).isEqualTo(Set.of(Channel.EMAIL));
        assertThat(plan.interrupts().get(Channel.SOCIAL)).isEqualTo(Set.of(Channel.values()));
    }

    @Test
    void tellsEveryMistakeAtOnceWithItsPlaceAndValue() {
        List<FieldProblem> problems = mistakes("""
                queues:
                  - queue: billing
                    team: billing
                    skills: {billing: 11}
                    offer_timeout: soon
                    colour: red
                    steps:
                      - {after: 60s, lower_level: 2}
                      - {after: 30s, raise_to: director}
                      - {after: 90s, lower_level: 2, add_team: service}
                  - queue: billing
                    team: 7
                rules:
                  - {name: words, when: "subject.contains(5)", queue: billing}
                  - {name: no condition, when: "subject", queue: billing}
                  - {name: lost, when: "true", queue: nowhere}
                  - {name: late, when: "channel == 'CHAT'", queue: billing}
                fallback: general
                capacity: {fax: 2, chat: many}
                missed_offers: 0
                decline_cool_down: -5s
                """);

        assertThat(problems)
                .extracting(FieldProblem::path, FieldProblem::value)
                .containsExactlyInAnyOrder(
                        tuple("queues[0].skills.billing", "11"),
                        tuple("queues[0].offer_timeout", "soon"),
                        tuple("queues[0].colour", "red"),
                        tuple("queues[0].steps[1].after", "30s"),
                        tuple("queues[0].steps[1].raise_to", "director"),
                        tuple("queues[0].steps[2]", null),
                        tuple("queues[1].queue", "billing"),
                        tuple("queues[1].team", "7"),
                        tuple("rules[0].when", "subject.contains(5)"),
                        tuple("rules[1].when", "subject"),
                        tuple("rules[2].queue", "nowhere"),
                        tuple("rules[3].when", "channel == 'CHAT'"),
                        tuple("fallback", "general"),
                        tuple("capacity.fax", "fax"),
                        tuple("capacity.chat", "many"),
                        tuple("missed_offers", "0"),
                        tuple("decline_cool_down", "-5s"));
        assertThat(message(problems, "rules[0].when")).contains("line 1, column", "no matching overload");
        assertThat(message(problems, "rules[1].when")).contains("bool");
        assertThat(message(problems, "rules[3].when")).contains("never reached", "lost");
    }

    @Test
    void saysWhereTheDocumentIsNoYaml() {
        assertThat(mistakes("queues: [\n  {queue: a, team: b}\nfallback: a"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("line "));
        assertThat(mistakes("fallback: a\nfallback: b\nqueues: []"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("Duplicate"));
    }

    @Test
    void refusesDocumentsThatAreNoPlan() {
        assertThat(mistakes("")).extracting(FieldProblem::path).contains("");
        assertThat(mistakes("just text")).extracting(FieldProblem::path).contains("");
        assertThat(mistakes("queues: {a: b}\nfallback: a"))
                .extracting(FieldProblem::path)
                .contains("queues", "fallback");
    }

    private static String message(List<FieldProblem> problems, String path) {
        return problems.stream()
                .filter(problem -> problem.path().equals(path))
                .findFirst()
                .orElseThrow()
                .message();
    }

    private static RoutingPlan plan(String yaml) {
        var outcome = PlanYaml.read(yaml, 7);
        assertThat(outcome).isInstanceOf(PlanYaml.Outcome.Plan.class);
        return ((PlanYaml.Outcome.Plan) outcome).plan();
    }

    private static List<FieldProblem> mistakes(String yaml) {
        var outcome = PlanYaml.read(yaml, 7);
        assertThat(outcome).isInstanceOf(PlanYaml.Outcome.Mistakes.class);
        return ((PlanYaml.Outcome.Mistakes) outcome).problems();
    }
}
