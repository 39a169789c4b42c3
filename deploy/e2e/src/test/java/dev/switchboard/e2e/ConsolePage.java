package dev.switchboard.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.regex.Pattern;

/** The reps' console as a person uses it: found by its words, not by its markup. */
final class ConsolePage {
    private final Page page;

    private ConsolePage(Page page) {
        this.page = page;
    }

    static ConsolePage signIn(Browser browser, URI house, String user) {
        var page = browser.open(house.resolve("/"));
        page.getByLabel("User").fill(user);
        page.locator("input[name=password]").fill("switchboard");
        button(page, "Sign in").click();
        var console = new ConsolePage(page);
        console.presence("").waitFor();
        return console;
    }

    Page page() {
        return page;
    }

    ConsolePage ready() {
        presence("").click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Ready").setExact(true))
                .click();
        presence("Ready").waitFor();
        return this;
    }

    /** The offer that shows these words. */
    Locator offer(String words) {
        return page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(Pattern.compile("^Offer:")))
                .filter(new Locator.FilterOptions().setHasText(words));
    }

    /** Takes the offer and waits for its conversation. */
    void accept(String words) {
        var offer = offer(words);
        offer.waitFor();
        offer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept"))
                .click();
        replyBox().waitFor();
    }

    /** Takes the offer of a call and waits until it is connected. */
    void acceptCall(String words) {
        var offer = offer(words);
        offer.waitFor();
        offer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept"))
                .click();
        page.getByText("You are on the phone").waitFor();
    }

    void press(String name) {
        button(page, name).click();
    }

    /** Opens the dialog behind a button whose name begins so, from the keyboard. */
    void open(String name) {
        var opener = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
        opener.focus();
        page.keyboard().press("Enter");
        dialog().waitFor();
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Picks what is called so, by a field of the open dialog. */
    void choose(String field, String wanted) {
        dialog().getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(field))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(wanted))
                .click();
    }

    /** Goes through with what the open dialog asks, and waits until it is settled. */
    void confirm(String verb) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(verb).setExact(true))
                .click();
        dialog().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Ends the wrap-up with the outcome that comes first. */
    void finish() {
        button(page, "Finish").click();
        button(page, "Finish").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** The id of the contact that is open. */
    String contact() {
        return page.url().replaceAll(".*/contacts/", "");
    }

    void reply(String text) {
        replyBox().fill(text);
        button(page, "Send").click();
    }

    /** Completes the open contact with the outcome that comes first. */
    void complete() {
        button(page, "Complete").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Complete contact"))
                .click();
        replyBox().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** The switch that shows and changes the presence. */
    private Locator presence(String state) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Presence:\\s*" + state)));
    }

    private Locator replyBox() {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Reply").setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
