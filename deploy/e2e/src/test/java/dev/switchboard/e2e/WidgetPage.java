package dev.switchboard.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** The chat widget on the demo page, as a customer uses it. */
final class WidgetPage {
    private final Page page;

    private WidgetPage(Page page) {
        this.page = page;
    }

    static WidgetPage open(Browser browser, URI house) {
        return new WidgetPage(browser.open(house.resolve("/chat/demo")));
    }

    Page page() {
        return page;
    }

    void write(String text) {
        var box = page.getByLabel("Your message");
        if (!box.isVisible()) {
            button("Open the chat").click();
        }
        box.fill(text);
        button("Send").click();
    }

    /** Waits until the words stand in the chat. */
    void read(String words) {
        page.getByText(words).first().waitFor();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
