package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a manager asks of the console: why is this contact still waiting, why does she get no work, and what if we changed the plan. */
class ManagerTest {

    private static final String PLAN = """
            queues:
              - queue: billing
                name: Billing
                team: billing
                skills: {billing: 9}
                steps:
                  - {after: 1s, lower_level: 2}
                  - {after: 2s, raise_to: manager}
                  - {after: 1h, any_agent: true}
              - {queue: general, name: General questions, team: service}
            rules:
              - {name: speaks of billing, when: text.contains("invoice"), queue: billing}
            fallback: general
            """;

    @RegisterExtension
    final Cast cast = new Cast();

    @RegisterExtension
    final Browser browser = new Browser();

    private void openPage(Page page, String path) {
        page.navigate(cast.url().resolve(path).toString());
    }

    private static Locator row(Page page, String words) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(words));
    }

    private JsonObject explanation(String contact) {
        return cast.admin()
                .http()
                .get("/api/routing/contacts/" + contact + "/explanation")
                .orThrow()
                .json();
    }

    private String waiting() {
        String found = cast.admin()
                .http()
                .get("/api/routing/contacts?state=queued&queue=billing&limit=1")
                .orThrow()
                .body();
        return new JsonArray(found).getJsonObject(0).getString("contact");
    }

    @Test
    void seesWhyAContactWaitsAndWhatComesNext() {
        cast.publish(PLAN);
        var mona = cast.atTheConsole(browser, "mona");
        cast.visitor().say("Who looks at my invoice?");
        String contact = Awaitility.await("a waiting contact")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(this::waiting, id -> id != null);
        Awaitility.await("it was raised")
                .atMost(Duration.ofSeconds(30))
                .until(() -> explanation(contact).getJsonObject("now").getInteger("stepsTaken") == 2);

        Page page = mona.page();
        openPage(page, "/stories/" + contact);
        page.getByText("Step 3: anybody may take it.").waitFor();
        row(page, "Ava")
                .getByText("is not signed in", new Locator.GetByTextOptions().setExact(false))
                .waitFor();
        page.getByText("Rule \u201cspeaks of billing\u201d").waitFor();
        Browser.picture(page, "manager-1-explanation");
        assertThat(Browser.barriers(page)).isEmpty();

        JsonObject now = explanation(contact).getJsonObject("now");
        assertThat(now.getString("asked")).contains("with billing from level 7", "managers Mona");
        assertThat(now.getJsonArray("next")
                        .getJsonObject(now.getJsonArray("next").size() - 1)
                        .getString("what"))
                .isEqualTo("step");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void seesWhySomebodyGetsNoWork() {
        var mona = cast.atTheConsole(browser, "mona");
        Page page = mona.page();
        openPage(page, "/team");
        row(page, "Ava").getByRole(AriaRole.BUTTON).click();
        Locator answer = page.getByRole(AriaRole.DIALOG);
        answer.getByText("is not signed in").first().waitFor();
        answer.getByText("is of another team").first().waitFor();
        Browser.picture(page, "manager-2-no-work");
        assertThat(Browser.barriers(page)).isEmpty();
    }

    @Test
    void playsTwoPlansSideBySide() {
        var mona = cast.atTheConsole(browser, "mona");
        Page page = mona.page();
        openPage(page, "/what-if");
        page.getByLabel("Document").getByText("Another plan").click();
        Locator plan = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Another plan"));
        plan.fill(plan.inputValue().replace("skills: {billing: 3}", "skills: {billing: 2}"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Simulate"))
                .click();
        row(page, "Mean wait").waitFor();
        assertThat(row(page, "Offered").getByRole(AriaRole.CELL).count()).isEqualTo(4);
        page.waitForTimeout(500);
        Browser.picture(page, "manager-3-what-if");
        assertThat(Browser.barriers(page)).isEmpty();

        plan.fill("queues: nonsense");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Simulate"))
                .click();
        page.getByText("plan.queues").waitFor();
        assertThat(browser.consoleErrors()).allMatch(error -> error.contains("400"));
    }
}
