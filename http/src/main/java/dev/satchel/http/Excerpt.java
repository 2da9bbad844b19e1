package dev.satchel.http;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The beginning of an HTML text without its markup. */
final class Excerpt {
    private static final Set<String> SKIPPED = Set.of(
            "head",
            "style",
            "script",
            "iframe",
            "embed",
            "applet",
            "object",
            "svg",
            "img",
            "picture",
            "dialog",
            "template",
            "button",
            "form",
            "textarea",
            "input",
            "select",
            "option");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdo", "big", "br", "button", "cite", "code", "em", "i", "label", "q", "small",
            "span", "strong", "strike", "sub", "sup", "time");

    private final StringBuilder text = new StringBuilder();
    private final int max;
    private int bytes;
    private boolean afterSpace;

    private Excerpt(int max) {
        this.max = max;
    }

    /**
     * Text nodes with white space collapsed and blocks parted by a space.
     *
     * @param max code points
     * @param ellipsis whether {@code ...} marks that something was cut off
     */
    static String of(String html, int max, boolean ellipsis) {
        Excerpt excerpt = new Excerpt(max);
        excerpt.walk(Jsoup.parse(html));
        String result = excerpt.text.toString().strip();
        if (result.getBytes(StandardCharsets.UTF_8).length > max && result.codePointCount(0, result.length()) > max) {
            result = result.substring(0, result.offsetByCodePoints(0, max)).strip();
            return ellipsis ? result + "..." : result;
        }
        return result;
    }

    private void walk(Node parent) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode words) {
                add(words.getWholeText());
                if (bytes > max + 2) {
                    return;
                }
            } else if (node instanceof Element element && !SKIPPED.contains(element.normalName())) {
                boolean block = !INLINE.contains(element.normalName());
                if (block) {
                    space();
                }
                walk(element);
                if (bytes > max + 2) {
                    return;
                }
                if (block) {
                    space();
                }
            }
        }
    }

    private void space() {
        if (!afterSpace) {
            text.append(' ');
            bytes++;
            afterSpace = true;
        }
    }

    private void add(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') {
                space();
            } else {
                text.append(c);
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
                afterSpace = false;
            }
        }
    }
}
