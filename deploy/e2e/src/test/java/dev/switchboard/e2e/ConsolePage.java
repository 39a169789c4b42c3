package dev.switchboard.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The reps' console as a person uses it: found by its words, not by its markup. */
final class ConsolePage {
    private final Page page;

    private ConsolePage(Page page) {
        this.page = page;
    }

    static ConsolePage signIn(Browser browser, String house, String user) {
        var page = browser.open(house);
        page.getByLabel("User").fill(user);
        page.locator("input[name=password]").fill("switchboard");
        button(page, "Sign in").click();
        page.getByLabel(Pattern.compile("^Presence:")).waitFor();
        return new ConsolePage(page);
    }

    Page page() {
        return page;
    }

    ConsolePage ready() {
        page.getByLabel(Pattern.compile("^Presence:")).click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Ready").setExact(true))
                .click();
        page.getByLabel("Presence: Ready").waitFor();
        return this;
    }

    /** The offers on the page that show these words. */
    Locator offer(String words) {
        return page.getByText(words).first();
    }

    void accept() {
        button(page, "Accept").first().click();
    }

    void reply(String text) {
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("[Rr]eply")))
                .fill(text);
        button(page, "Send").click();
    }

    void complete(String outcome) {
        button(page, "Complete").first().click();
        page.getByText(outcome).first().click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }
}
