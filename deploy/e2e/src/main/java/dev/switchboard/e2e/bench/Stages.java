package dev.switchboard.e2e.bench;

import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Where the time of a contact went, told by the time stamps of the records it left in the log. Read after the load, so that reading
 * costs it nothing. Record time stamps have whole milliseconds.
 */
final class Stages {
    private static final long HIGHEST_MICROS = 120_000_000;

    /** What lies between two records, or between a record and the wire. */
    enum Stage {
        INGEST("visitor's send → inbound record"),
        LOG("inbound record → command record"),
        DECIDE("command record → decision record"),
        PUSH("decision record → frame at the rep");

        final String what;

        Stage(String what) {
            this.what = what;
        }
    }

    private final HouseLog log;
    private final HouseLog.Mark inbound;
    private final HouseLog.Mark commands;
    private final HouseLog.Mark events;

    private Stages(HouseLog log) {
        this.log = log;
        this.inbound = log.end(Topics.INBOUND);
        this.commands = log.end(Topics.ROUTING_COMMANDS);
        this.events = log.end(Topics.ROUTING_EVENTS);
    }

    /** From here on. */
    static Stages begin(HouseLog log) {
        return new Stages(log);
    }

    /** Splits the way of every shot that arrived. */
    Map<Stage, Histogram> split(Shots shots) {
        var taken = takenAt(shots);
        var requested = requestedAt(shots);
        var offered = offeredAt(requested);
        var stages = new EnumMap<Stage, Histogram>(Stage.class);
        for (var stage : Stage.values()) {
            stages.put(stage, new Histogram(HIGHEST_MICROS, 3));
        }
        requested.forEach((contact, request) -> {
            var inboundAt = taken.get(request.shot());
            var eventAt = offered.get(contact);
            var frameAt = shots.arrivedMicros(request.shot());
            if (inboundAt != null && eventAt != null && frameAt > 0) {
                record(stages, Stage.INGEST, inboundAt * 1_000 - shots.dueMicros(request.shot()));
                record(stages, Stage.LOG, (request.at() - inboundAt) * 1_000);
                record(stages, Stage.DECIDE, (eventAt - request.at()) * 1_000);
                record(stages, Stage.PUSH, frameAt - eventAt * 1_000);
            }
        });
        return stages;
    }

    private static void record(Map<Stage, Histogram> stages, Stage stage, long micros) {
        var histogram = stages.get(stage);
        if (histogram != null) {
            histogram.recordValue(Math.clamp(micros, 0, HIGHEST_MICROS));
        }
    }

    private record Request(int shot, long at) {}

    private Map<Integer, Long> takenAt(Shots shots) {
        var taken = new HashMap<Integer, Long>();
        for (var record : log.read(Topics.INBOUND, inbound)) {
            if (Wire.read(record.value(), Inbound.class) instanceof CustomerMessage message) {
                shots.numberIn(message.text()).ifPresent(shot -> taken.putIfAbsent(shot, record.timestamp()));
            }
        }
        return taken;
    }

    private Map<String, Request> requestedAt(Shots shots) {
        var requested = new HashMap<String, Request>();
        for (var record : log.read(Topics.ROUTING_COMMANDS, commands)) {
            if (Wire.read(record.value(), RoutingCommand.class) instanceof RequestService request
                    && request.text() != null) {
                shots.numberIn(request.text())
                        .ifPresent(shot ->
                                requested.putIfAbsent(request.contact(), new Request(shot, record.timestamp())));
            }
        }
        return requested;
    }

    private Map<String, Long> offeredAt(Map<String, Request> requested) {
        var offered = new HashMap<String, Long>();
        for (var decided : HouseLog.decisions(log.read(Topics.ROUTING_EVENTS, events))) {
            for (var event : decided.decision().events()) {
                if (event instanceof ContactOffered offer && requested.containsKey(offer.contact())) {
                    offered.putIfAbsent(offer.contact(), decided.writtenAt());
                }
            }
        }
        return offered;
    }
}
