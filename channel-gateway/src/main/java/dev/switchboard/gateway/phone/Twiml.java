package dev.switchboard.gateway.phone;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import jakarta.enterprise.context.ApplicationScoped;

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

    /** The place, music, and then the same again. */
    String waiting(Place place) {
        var response = new VoiceResponse.Builder();
        if (place.isOver()) {
            return response.hangup(new Hangup.Builder().build()).build().toXml();
        }
        if (!place.inWords().isEmpty()) {
            response.say(say(place.inWords()));
        }
        return response.play(
                        new Play.Builder(settings.music().toString()).loop(1).build())
                .redirect(toWaiting())
                .build()
                .toXml();
    }

    /** Back to waiting, after a talk. */
    String waitingAgain() {
        return new VoiceResponse.Builder().redirect(toWaiting()).build().toXml();
    }

    /** With a rep as soon as one joins; the call ends with whoever leaves. */
    String talk(String conference) {
        var room = new Conference.Builder(conference)
                .beep(Conference.Beep.FALSE)
                .startConferenceOnEnter(true)
                .endConferenceOnExit(true)
                .build();
        return new VoiceResponse.Builder()
                .dial(new Dial.Builder().conference(room).build())
                .build()
                .toXml();
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
