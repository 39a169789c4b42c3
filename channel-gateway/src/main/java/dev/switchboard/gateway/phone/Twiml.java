package dev.switchboard.gateway.phone;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What callers hear, in the provider's language. */
@ApplicationScoped
class Twiml {

    private final PhoneSettings settings;
    private final VoiceDoor voice;
    private final Say.Language language;

    Twiml(PhoneSettings settings, VoiceDoor voice) {
        this.settings = settings;
        this.voice = voice;
        this.language = language(settings.language());
    }

    private static Say.Language language(String tag) {
        for (var known : Say.Language.values()) {
            if (known.toString().equalsIgnoreCase(tag)) {
                return known;
            }
        }
        throw new IllegalArgumentException("switchboard.phone.language: nobody speaks " + tag + " here");
    }

    String welcome() {
        return new VoiceResponse.Builder()
                .say(say(settings.greeting()))
                .redirect(toWaiting())
                .build()
                .toXml();
    }

    /**
     * The place, music, and then the same again.
     *
     * @param mayBeCalled whether the caller is offered to be called back
     */
    String waiting(Place place, boolean mayBeCalled) {
        var response = new VoiceResponse.Builder();
        if (place.isOver()) {
            return response.hangup(new Hangup.Builder().build()).build().toXml();
        }
        if (place.isKnown()) {
            response.say(say(place.inWords()));
        }
        if (place.isKnown() && mayBeCalled) {
            response.gather(new Gather.Builder()
                    .numDigits(1)
                    .timeout(1)
                    .action(voice.address("/phone/key"))
                    .method(HttpMethod.POST)
                    .say(say(settings.callbackOffer()))
                    .play(music())
                    .build());
        } else {
            response.play(music());
        }
        return response.redirect(toWaiting()).build().toXml();
    }

    private Play music() {
        return new Play.Builder(settings.music().toString()).loop(1).build();
    }

    /** Back to waiting, after a talk or a pressed key. */
    String waitingAgain() {
        return new VoiceResponse.Builder().redirect(toWaiting()).build().toXml();
    }

    /** Back to waiting, once these words are said. */
    String saying(String words) {
        return new VoiceResponse.Builder()
                .say(say(words))
                .redirect(toWaiting())
                .build()
                .toXml();
    }

    /** The last words of a call; null for those that callers hear who are to be called back. */
    String farewell(@Nullable String words) {
        return new VoiceResponse.Builder()
                .say(say(words == null ? settings.callbackPromise() : words))
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml();
    }

    /** What a customer hears who is called back: that, and then the rep. */
    String calledBack(String conference, String call) {
        return new VoiceResponse.Builder()
                .say(say(settings.callbackGreeting()))
                .dial(to(conference, call))
                .build()
                .toXml();
    }

    /** With a rep as soon as one joins; the call ends with whoever leaves. */
    String talk(String conference, String call) {
        return new VoiceResponse.Builder().dial(to(conference, call)).build().toXml();
    }

    /**
     * Where the house hears that both sides are in a conference. To be told of everybody who joins: the provider heeds what it knows from the
     * first, whoever that is.
     */
    String newsOfConference(String call) {
        return voice.address("/phone/talk/" + call);
    }

    private Dial to(String conference, String call) {
        var room = new Conference.Builder(conference)
                .beep(Conference.Beep.FALSE)
                .startConferenceOnEnter(true)
                .endConferenceOnExit(true)
                .statusCallback(newsOfConference(call))
                .statusCallbackEvents(Conference.Event.START)
                .build();
        return new Dial.Builder().conference(room).build();
    }

    private Say say(String words) {
        return new Say.Builder(words).language(language).build();
    }

    private Redirect toWaiting() {
        return new Redirect.Builder(voice.address("/phone/wait"))
                .method(HttpMethod.POST)
                .build();
    }
}
