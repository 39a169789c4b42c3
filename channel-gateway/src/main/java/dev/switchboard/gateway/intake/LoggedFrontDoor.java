package dev.switchboard.gateway.intake;

import dev.switchboard.events.Ids;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.log.LogEntry;
import dev.switchboard.gateway.log.LogWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The front door onto Kafka. For any thread; a trace begins here, or goes on. */
@ApplicationScoped
class LoggedFrontDoor implements FrontDoor {

    /** Of a longer one the beginning tells enough; no record of the log may be longer than a megabyte. */
    private static final int LONGEST_DEAD_LETTER = 900_000;

    private final LogWriter log;
    private final Tracer tracer;
    private final MeterRegistry metrics;

    LoggedFrontDoor(@Identifier("front-door") LogWriter log, Tracer tracer, MeterRegistry metrics) {
        this.log = log;
        this.tracer = tracer;
        this.metrics = metrics;
    }

    @Override
    public Uni<Void> accept(Inbound inbound) {
        return Uni.createFrom().deferred(() -> {
            Span span =
                    tracer.spanBuilder("inbound").setSpanKind(SpanKind.PRODUCER).startSpan();
            return log.write(entry(inbound, traceParent(span.getSpanContext())))
                    .onItemOrFailure()
                    .invoke((done, failure) -> {
                        count(inbound, failure);
                        span.end();
                    });
        });
    }

    private static LogEntry entry(Inbound inbound, String traceParent) {
        return LogEntry.of(Topics.INBOUND, key(inbound), inbound, idOf(inbound), inbound.address(), traceParent);
    }

    private static String key(Inbound inbound) {
        return inbound.channel() + ":" + inbound.address();
    }

    private static String idOf(Inbound inbound) {
        return switch (inbound) {
            case Inbound.CustomerMessage message ->
                Ids.message(message.workspace(), message.channel(), message.providerId());
            case Inbound.CustomerLeft left -> Ids.fresh();
            case Inbound.CallNote note -> note.call() + "/" + note.note();
        };
    }

    private static String traceParent(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }

    private void count(Inbound inbound, @Nullable Throwable failure) {
        metrics.counter(
                        "switchboard.inbound",
                        "channel",
                        inbound.channel().name(),
                        "outcome",
                        failure == null ? "accepted" : "failed")
                .increment();
    }

    @Override
    public Uni<Void> reject(String source, byte[] raw, String reason) {
        metrics.counter("switchboard.inbound.rejected", "source", source).increment();
        var kept = raw.length <= LONGEST_DEAD_LETTER ? raw : Arrays.copyOf(raw, LONGEST_DEAD_LETTER);
        return log.write(LogEntry.dead(Topics.INBOUND, source, kept, Ids.fresh(), source, reason));
    }
}
