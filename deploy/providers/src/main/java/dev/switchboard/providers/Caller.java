package dev.switchboard.providers;

import java.io.StringReader;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Somebody on the phone: hears what the TwiML says and goes where it leads, until one side hangs up. Music is over after a moment, so that
 * what comes after it is heard soon. For any thread.
 */
public final class Caller {

    private static final String INCOMING = "/phone/status";
    private static final long MUSIC_MS = 700;
    private static final long A_MOMENT_MS = 20;

    private final FakeTwilio twilio;
    private final String sid;
    private final String from;
    private final String to;
    /** Where the house hears how this line is. */
    private final String news;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private int script;
    private boolean over;
    private boolean onHold;
    private @Nullable String room;
    private volatile @Nullable String talkingTo;
    private volatile @Nullable String pressed;

    /** Somebody who calls. */
    Caller(FakeTwilio twilio, String sid, String from, String to) {
        this(twilio, sid, from, to, INCOMING);
    }

    /** @param news path of the webhook for how this line is */
    Caller(FakeTwilio twilio, String sid, String from, String to, String news) {
        this.twilio = twilio;
        this.sid = sid;
        this.from = from;
        this.to = to;
        this.news = news;
    }

    public String sid() {
        return sid;
    }

    /** What was said to the caller, in order. */
    public List<String> heard() {
        return heard;
    }

    /** The address of the rep's phone; null while there is none. */
    public @Nullable String talkingTo() {
        return talkingTo;
    }

    public synchronized boolean isOnHold() {
        return onHold;
    }

    public synchronized boolean hasEnded() {
        return over;
    }

    /** Presses a key of the phone: it counts while the house listens for one, or as soon as it does. */
    public void press(String digit) {
        pressed = digit;
    }

    /** Puts the phone down; returns when the house has heard of it. */
    public void hangUp() throws InterruptedException {
        var left = leave();
        if (left != null) {
            twilio.conferences().left(left);
        }
        twilio.tell(news, fields("completed"));
    }

    /** Hangs up, and the house hears nothing of it. */
    public void vanish() {
        leave();
    }

    /** The phone is answered. */
    void answer(String twiml) throws InterruptedException {
        twilio.tell(news, fields("in-progress"));
        hear(twiml);
    }

    /** The phone is not answered, but ends like that. */
    void endUnanswered(String status) throws InterruptedException {
        leave();
        twilio.tell(news, fields(status));
    }

    void announce() throws InterruptedException {
        twilio.tell("/phone/incoming", fields("ringing"));
    }

    void ring() throws InterruptedException {
        hear(twilio.tell("/phone/incoming", fields("ringing")));
    }

    /** The other side has ended the call; the house is told, as of every end. */
    void ended() {
        if (hasEnded()) {
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                hangUp();
            } catch (InterruptedException | IllegalStateException nobodyListens) {
                // the house is gone
            }
        });
    }

    /** A script in the place of the one that is running. */
    void hear(String twiml) {
        int mine = begin();
        if (mine > 0) {
            Thread.startVirtualThread(() -> {
                try {
                    follow(twiml, mine);
                } catch (InterruptedException | IllegalStateException nobodyListens) {
                    // the house is gone
                }
            });
        }
    }

    private synchronized int begin() {
        if (over) {
            return 0;
        }
        room = null;
        talkingTo = null;
        onHold = false;
        return ++script;
    }

    private synchronized boolean isCurrent(int mine) {
        return !over && script == mine;
    }

    private void follow(String twiml, int mine) throws InterruptedException {
        var next = twiml;
        while (next != null && isCurrent(mine)) {
            next = play(verbs(next), mine);
        }
    }

    /** @return the TwiML to go on with; null if this was the end of it */
    private @Nullable String play(NodeList verbs, int mine) throws InterruptedException {
        for (int n = 0; n < verbs.getLength(); n++) {
            if (!(verbs.item(n) instanceof Element verb) || !isCurrent(mine)) {
                continue;
            }
            switch (verb.getTagName()) {
                case "Say" -> heard.add(verb.getTextContent());
                case "Play" -> Thread.sleep(MUSIC_MS);
                case "Redirect" -> {
                    return twilio.tell(URI.create(verb.getTextContent()).getPath(), fields("in-progress"));
                }
                case "Gather" -> {
                    var next = gather(verb, mine);
                    if (next != null) {
                        return next;
                    }
                }
                case "Dial" -> {
                    enter((Element) verb.getElementsByTagName("Conference").item(0), mine);
                    return null;
                }
                case "Hangup" -> {
                    hangUp();
                    return null;
                }
                default -> throw new IllegalStateException("no verb of TwiML: " + verb.getTagName());
            }
        }
        return null;
    }

    /** @return what follows from the key that was pressed; null if none was */
    private @Nullable String gather(Element gather, int mine) throws InterruptedException {
        var within = gather.getChildNodes();
        for (int n = 0; n < within.getLength() && pressed == null; n++) {
            if (within.item(n) instanceof Element verb && isCurrent(mine)) {
                switch (verb.getTagName()) {
                    case "Say" -> heard.add(verb.getTextContent());
                    case "Play" -> listen();
                    default -> throw new IllegalStateException("nothing to gather by: " + verb.getTagName());
                }
            }
        }
        var digits = pressed;
        if (digits == null || !isCurrent(mine)) {
            return null;
        }
        pressed = null;
        var form = new HashMap<>(fields("in-progress"));
        form.put("Digits", digits);
        return twilio.tell(URI.create(gather.getAttribute("action")).getPath(), form);
    }

    private void listen() throws InterruptedException {
        for (long played = 0; played < MUSIC_MS && pressed == null; played += A_MOMENT_MS) {
            Thread.sleep(A_MOMENT_MS);
        }
    }

    private void enter(Element conference, int mine) throws InterruptedException {
        var name = conference.getTextContent();
        synchronized (this) {
            if (!over && script == mine) {
                room = name;
            }
        }
        var rep = twilio.conferences().repIn(name);
        if (isIn(name)) {
            if (rep != null) {
                talkingTo = rep;
            }
            twilio.conferences().entered(name, conference.getAttribute("statusCallback"));
        }
    }

    synchronized boolean isIn(String conference) {
        return !over && conference.equals(room);
    }

    void talksTo(String rep) {
        talkingTo = rep;
    }

    synchronized void hold(boolean hold) {
        onHold = hold;
    }

    private synchronized @Nullable String leave() {
        over = true;
        var left = room;
        room = null;
        talkingTo = null;
        return left;
    }

    private Map<String, String> fields(String status) {
        return Map.of(
                "CallSid", sid,
                "AccountSid", twilio.account(),
                "From", from,
                "To", to,
                "CallStatus", status,
                "ApiVersion", "2010-04-01",
                "Direction", news.equals(INCOMING) ? "inbound" : "outbound-api");
    }

    private static NodeList verbs(String twiml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var response = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(twiml)))
                    .getDocumentElement();
            if (!response.getTagName().equals("Response")) {
                throw new IllegalStateException("no TwiML: " + response.getTagName());
            }
            return response.getChildNodes();
        } catch (java.io.IOException
                | org.xml.sax.SAXException
                | javax.xml.parsers.ParserConfigurationException malformed) {
            throw new IllegalStateException("no TwiML: " + twiml, malformed);
        }
    }
}
