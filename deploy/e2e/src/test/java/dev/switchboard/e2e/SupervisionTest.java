package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a manager does by hand about contacts that wait. Nobody who is there is good enough to be offered them. */
class SupervisionTest {

    private static final String PLAN = """
            queues:
              - {queue: billing, name: Billing, team: billing, skills: {billing: 9}}
              - {queue: refunds, name: Refunds, team: billing, skills: {billing: 9}}
              - {queue: technical, name: Technical support, team: technical, skills: {technical: 9}}
            fallback: billing
            """;

    @RegisterExtension
    final Cast cast = new Cast();

    @RegisterExtension
    final Browser browser = new Browser();

    @BeforeEach
    void nobodyIsGoodEnough() {
        cast.publish(PLAN);
    }

    @Test
    void prioritisesAndAssignsAndTheRepHasIt() {
        var ben = cast.atTheConsole(browser, "ben").ready();
        var mona = cast.atTheConsole(browser, "mona");
        cast.visitor().say("My first invoice is wrong");
        waiting("queue=billing", 1);
        var visitor = cast.visitor();
        visitor.say("My second invoice is wrong");
        String contact = waiting("queue=billing", 2);

        Page page = mona.page();
        openWaiting(page, visitor.id());
        page.getByText("Waits in queue Billing at place 2").waitFor();
        look(page, "manager-4-by-hand");

        mona.open("Priority");
        mona.dialog().getByRole(AriaRole.BUTTON, named("15 min")).click();
        mona.dialog().getByText("as if it had come at").waitFor();
        look(page, "manager-5-priority");
        mona.confirm("Change priority");
        page.getByText("Waits in queue Billing at place 1").waitFor();
        happened(page).getByText("with a head start of 15 min").waitFor();

        mona.open("Assign to");
        mona.dialog().getByRole(AriaRole.COMBOBOX, named("Agent")).click();
        look(page, "manager-6-assign");
        mona.choose("Agent", "Ben Okafor");
        mona.dialog().getByRole(AriaRole.TEXTBOX, named("Note")).fill("You know her");
        mona.confirm("Assign");
        page.getByText("Is with Ben Okafor.").waitFor();
        happened(page).getByText("You know her").waitFor();
        assertThat(page.getByRole(AriaRole.GROUP, pageNamed("What you can do")).count())
                .isZero();

        ben.page()
                .getByRole(AriaRole.REGION, pageNamed("With me"))
                .getByText("My second invoice is wrong")
                .waitFor();
        assertThat(contact(contact).getJsonObject("agent").getString("id")).isEqualTo("ben");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void movesWithinTheOwnTeamsAndOutOfThem() {
        var mona = cast.atTheConsole(browser, "mona");
        cast.visitor().say("Where is my invoice?");
        String contact = waiting("queue=billing", 1);
        Page page = mona.page();
        page.navigate(cast.url().resolve("/stories/" + contact).toString());

        mona.open("Move to queue");
        mona.choose("Queue", "Refunds (0 waiting)");
        mona.confirm("Move");
        happened(page).getByText("Transferred by Mona Haddad to queue Refunds").waitFor();

        mona.open("Move to queue");
        mona.choose("Queue", "Technical support (0 waiting)");
        mona.dialog().getByText("you will see the contact no longer").waitFor();
        look(page, "manager-7-move");
        mona.confirm("Move");
        page.getByText("It waits in queue Technical support").waitFor();
        page.waitForURL("**/stories");
        assertThat(waiting("queue=technical", 1)).isEqualTo(contact);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void mergesTwoContactsOfOneCustomerAndTakesTheOneThatIsLeft() {
        var mona = cast.atTheConsole(browser, "mona");
        var greta = cast.mailer("Greta");
        greta.write("Invoice 4711", "It looks wrong to me.");
        String first = waiting("queue=billing", 1);
        greta.write("Invoice 4711 again", "Did you get my mail?");
        String second = waiting("queue=billing", 2);
        Page page = mona.page();

        page.navigate(cast.url().resolve("/stories/" + second).toString());
        mona.open("Merge into");
        mona.dialog().getByRole(AriaRole.RADIO).check();
        look(page, "manager-8-merge");
        mona.confirm("Merge");
        happened(page).getByText("it goes on in contact " + first).waitFor();

        page.navigate(cast.url().resolve("/stories/" + first).toString());
        mona.press("Take it");
        page.getByText("You are offline.").waitFor();
        mona.ready();
        mona.press("Take it");
        page.getByText("Is with Mona Haddad.").waitFor();
        page.getByRole(AriaRole.LINK, pageNamed("Open at your desk")).click();
        mona.complete();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    /** From the wallboard to the story. */
    private void openWaiting(Page page, String visitor) {
        page.navigate(cast.url().resolve("/wallboard").toString());
        page.getByRole(AriaRole.BUTTON, pageNamed("Billing")).click();
        Locator link = page.getByRole(AriaRole.LINK, pageNamed("Visitor " + ending(visitor)));
        link.waitFor();
        Browser.picture(page, "manager-4-wallboard");
        link.click();
    }

    private static String ending(String visitor) {
        return visitor.substring(visitor.length() - 4).toUpperCase(java.util.Locale.ROOT);
    }

    /** Waits until so many wait, and answers the newest of them. */
    private String waiting(String where, int many) {
        return Awaitility.await(many + " waiting contacts")
                .atMost(Cast.SOON)
                .until(() -> contacts("state=queued&" + where), list -> list.size() == many)
                .getJsonObject(0)
                .getString("contact");
    }

    private JsonArray contacts(String query) {
        return new JsonArray(cast.admin()
                .http()
                .get("/api/routing/contacts?" + query)
                .orThrow()
                .body());
    }

    private JsonObject contact(String id) {
        return cast.admin().story(id).getJsonObject("contact");
    }

    private static Locator happened(Page page) {
        return page.getByRole(AriaRole.LIST, pageNamed("What happened"));
    }

    /** As it looks by day and by night, and whether everybody can use it. */
    private static void look(Page page, String picture) {
        page.waitForTimeout(300);
        Browser.picture(page, picture);
        assertThat(Browser.barriers(page)).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.waitForTimeout(300);
        Browser.picture(page, picture + "-dark");
        assertThat(Browser.barriers(page)).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions pageNamed(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
