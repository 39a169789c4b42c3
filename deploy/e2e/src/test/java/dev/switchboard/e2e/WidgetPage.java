package dev.switchboard.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;

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
        var box = page.getByRole(AriaRole.TEXTBOX).first();
        if (!box.isVisible()) {
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("chat", Pattern.CASE_INSENSITIVE)))
                    .first()
                    .click();
        }
        box.fill(text);
        box.press("Enter");
    }

    /** Waits until the words stand in the chat. */
    void read(String words) {
        page.getByText(words).first().waitFor();
    }
}
