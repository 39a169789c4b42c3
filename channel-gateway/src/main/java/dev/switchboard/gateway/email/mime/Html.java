package dev.switchboard.gateway.email.mime;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML of mails: what a person reads in it, and what of it may be shown in a browser. Nothing that is fetched from elsewhere
 * survives (images tell the sender who reads, and when), nor scripts, forms and styles.
 */
public final class Html {

    private static final PolicyFactory HARMLESS = new HtmlPolicyBuilder()
            .allowCommonBlockElements()
            .allowCommonInlineFormattingElements()
            .allowElements("a", "hr", "pre", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("https", "http", "mailto", "tel")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .allowAttributes("colspan", "rowspan")
            .onElements("td", "th")
            .toFactory();

    private static final String UNSEEN =
            "head, script, style, template, noscript, [hidden], [style~=(?i)display\\s*:\\s*none]";
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "blockquote", "ul", "ol", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6");

    private Html() {}

    /** The HTML without whatever could harm or spy. */
    static String sanitised(String html) {
        return HARMLESS.sanitize(html).strip();
    }

    /** The text as a reader sees it, in lines. */
    static String textOf(String html) {
        Document document = Jsoup.parse(html);
        document.select(UNSEEN).remove();
        var lines = new Lines();
        document.body().traverse(lines);
        return lines.text();
    }

    /** Plain text as HTML that looks the same: paragraphs and line breaks. */
    public static String ofText(String text) {
        var html = new StringBuilder();
        for (var paragraph : text.strip().split("\n\\s*\n")) {
            html.append("<p>")
                    .append(Entities.escape(paragraph).replace("\n", "<br>\n"))
                    .append("</p>\n");
        }
        return html.toString();
    }

    /** Puts the line breaks where a browser would: one at the edges of blocks, an empty line between paragraphs. */
    private static final class Lines implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(words);
            } else if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "br" -> text.append('\n');
                    case "hr" -> breakLine(1);
                    case "li" -> {
                        breakLine(1);
                        text.append("- ");
                    }
                    default -> breakAround(element);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                breakAround(element);
                if (element.normalName().equals("td") || element.normalName().equals("th")) {
                    text.append(' ');
                }
            }
        }

        private void append(TextNode node) {
            var words = preformatted(node) ? node.getWholeText() : node.text();
            var atLineStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(atLineStart && !preformatted(node) ? words.stripLeading() : words);
        }

        private static boolean preformatted(TextNode node) {
            return node.parent() instanceof Element parent
                    && parent.normalName().equals("pre");
        }

        private void breakAround(Element element) {
            if (PARAGRAPHS.contains(element.normalName())) {
                breakLine(2);
            } else if (element.isBlock()
                    && !element.normalName().equals("td")
                    && !element.normalName().equals("th")) {
                breakLine(1);
            }
        }

        private void breakLine(int wanted) {
            var end = text.length();
            while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\u00a0')) {
                end--;
            }
            text.setLength(end);
            var present = 0;
            while (present < end && text.charAt(end - 1 - present) == '\n') {
                present++;
            }
            if (end > 0) {
                text.append("\n".repeat(Math.max(0, wanted - present)));
            }
        }

        String text() {
            return PlainText.clean(text.toString().replace('\u00a0', ' ')).strip();
        }
    }
}
