package dev.switchboard.demo;

import dev.switchboard.people.MailCustomer;
import java.time.Duration;

/** A customer with a mail program; nobody hangs up on a mail, but some answer the answer. */
record MailCaller(String host, int smtpPort, int imapPort) implements Caller {
    private static final double ANSWERS_BACK = 0.25;
    private static final Duration LOOKS_FOR_AN_ANSWER = Duration.ofMinutes(5);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);

    @Override
    public String channel() {
        return "EMAIL";
    }

    @Override
    public void visit(Visit visit) throws InterruptedException {
        var person = visit.person();
        var customer = new MailCustomer(person.name(), person.mail(), host, smtpPort, imapPort);
        var script = visit.script();
        var asked = customer.write(
                script.subject(), "Hello,\n\n" + script.opening() + "\n\nBest regards\n" + person.name() + "\n");
        if (visit.draw().chance(ANSWERS_BACK) && script.says().size() > 1) {
            answerBack(customer, asked, visit);
        }
    }

    private static void answerBack(MailCustomer customer, String asked, Visit visit) throws InterruptedException {
        var pace = visit.pace();
        if (Wait.until(
                () -> customer.answerTo(asked).isPresent(), pace.of(LOOKS_FOR_AN_ANSWER), pace.of(LOOKS_EVERY))) {
            Thread.sleep(visit.typing());
            var mail = customer.answerTo(asked).orElseThrow();
            customer.answer(mail, visit.script().says().get(1));
        }
    }
}
