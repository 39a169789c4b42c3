package dev.switchboard.gateway.chat;

import dev.switchboard.gateway.chat.ChatHistory.News;
import dev.switchboard.gateway.chat.ServerFrame.ChatMessage;
import dev.switchboard.gateway.chat.ServerFrame.ChatState;
import io.quarkus.websockets.next.CloseReason;
import io.vertx.core.Context;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What one open socket has shown so far. It is only ever told <em>that</em> there is news; what is new it reads from the store,
 * after the last message shown: so nothing is shown twice, out of order or left out, however often or seldom it is told. Confined
 * to the socket's context; {@link #refresh} may be called from any thread.
 */
final class ChatSession {

    private static final Logger LOG = Logger.getLogger(ChatSession.class);
    private static final CloseReason GOING_AWAY = new CloseReason(1001, "this pod ends");
    private static final CloseReason STORE_AWAY = new CloseReason(1011, "try again soon");

    private final Visitor visitor;
    private final ChatLine line;
    private final ChatHistory history;
    private final Context context;
    private final String renewedToken;

    private long shown;
    private boolean greeted;
    private boolean reading;
    private boolean moreNews;
    private @Nullable ChatState state;
    private @Nullable String agent;

    ChatSession(Visitor visitor, long shown, ChatLine line, ChatHistory history, Context context, String renewedToken) {
        this.visitor = visitor;
        this.shown = shown;
        this.line = line;
        this.history = history;
        this.context = context;
        this.renewedToken = renewedToken;
    }

    /** There may be news. The first time it is a greeting. */
    void refresh() {
        context.runOnContext(nothing -> read());
    }

    /** The client comes back, here or at another pod. */
    void end() {
        line.close(GOING_AWAY);
    }

    private void read() {
        if (reading) {
            moreNews = true;
            return;
        }
        reading = true;
        moreNews = false;
        history.after(visitor, shown)
                .emitOn(command -> context.runOnContext(nothing -> command.run()))
                .subscribe()
                .with(this::show, this::failed);
    }

    private void show(News news) {
        reading = false;
        if (greeted) {
            news.messages().forEach(message -> line.send(new ServerFrame.Written(message)));
            showState(news);
        } else {
            greeted = true;
            line.send(new ServerFrame.Hello(visitor.id(), renewedToken, news.messages(), news.state(), news.agent()));
        }
        remember(news);
        if (moreNews) {
            read();
        }
    }

    private void showState(News news) {
        ChatState now = news.state();
        if (now != null && (now != state || !Objects.equals(agent, news.agent()))) {
            line.send(new ServerFrame.State(now, news.agent()));
        }
    }

    private void remember(News news) {
        List<ChatMessage> messages = news.messages();
        shown = messages.isEmpty() ? shown : messages.getLast().seq();
        state = news.state();
        agent = news.agent();
    }

    private void failed(Throwable failure) {
        reading = false;
        LOG.warnf(
                "the conversation of a visitor can't be read: %s",
                failure.getClass().getName());
        line.close(STORE_AWAY);
    }
}
