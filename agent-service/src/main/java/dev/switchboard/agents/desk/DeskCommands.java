package dev.switchboard.agents.desk;

import dev.switchboard.agents.floor.DeskContact;
import dev.switchboard.agents.floor.Floors;
import dev.switchboard.agents.log.ServiceLog;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what desks ask for: into the log it goes if the contact is at that desk, and is acknowledged once it is there. What
 * becomes of it the router decides. Any thread; never blocks.
 */
@ApplicationScoped
class DeskCommands {

    private static final Logger LOG = Logger.getLogger(DeskCommands.class);

    private final Floors floors;
    private final ServiceLog log;

    DeskCommands(Floors floors, ServiceLog log) {
        this.floors = floors;
        this.log = log;
    }

    /** The answer always comes, never a failure. */
    Uni<Frame> carryOut(DeskOwner owner, String socket, DeskCommand command) {
        Uni<Frame> answer = switch (command) {
            case DeskCommand.Ping ping -> Uni.createFrom().item(new Frame.Ack(ping.ref()));
            case DeskCommand.SetPresence wish -> route(socket, wish, null, presence(owner, wish));
            case DeskCommand.OfContact ofContact -> carryOut(owner, socket, ofContact);
        };
        return answer.onFailure().recoverWithItem(failure -> {
            LOG.errorf(
                    failure,
                    "a %s command did not get into the log",
                    command.getClass().getSimpleName());
            return new Frame.Failed(command.ref(), "log.unavailable", "it was not taken; try again");
        });
    }

    private Uni<Frame> carryOut(DeskOwner owner, String socket, DeskCommand.OfContact command) {
        Optional<DeskContact> contact = floors.read(
                owner.key().workspace(), floor -> floor.contact(owner.key().workspace(), command.contact()));
        if (contact.isEmpty()) {
            return failed(command, "contact.unknown", "there is no open contact of that id");
        }
        if (!contact.get().desks().contains(owner.key())) {
            return failed(command, "scope.denied", "the contact is not at your desk");
        }
        return switch (command) {
            case DeskCommand.Reply reply -> reply(owner, contact.get(), reply);
            case DeskCommand.OfCall ofCall -> control(owner, contact.get(), ofCall);
            default -> route(socket, command, command.contact(), routing(owner, command));
        };
    }

    private Uni<Frame> control(DeskOwner owner, DeskContact contact, DeskCommand.OfCall command) {
        var request = contact.request();
        if (request.channel() != Channel.PHONE || contact.state() != ContactState.ASSIGNED) {
            return failed(command, "call.none", "there is no call under way");
        }
        var outbound = new Outbound.CallControl(
                request.workspace(),
                request.conversation(),
                request.contact(),
                owner.key().agent(),
                command.control(),
                Instant.now());
        return outbound(outbound, request.conversation(), command);
    }

    private Uni<Frame> outbound(Outbound outbound, String conversation, DeskCommand command) {
        return log.record(Topics.OUTBOUND, conversation, Ids.fresh(), outbound, conversation)
                .replaceWith(() -> new Frame.Ack(command.ref()));
    }

    private Uni<Frame> reply(DeskOwner owner, DeskContact contact, DeskCommand.Reply reply) {
        if (contact.state() != ContactState.ASSIGNED) {
            return failed(reply, "contact.not-assigned", "only an accepted contact can be answered");
        }
        var request = contact.request();
        var outbound = new Outbound.Reply(
                request.workspace(),
                request.conversation(),
                request.contact(),
                reply.message().toString(),
                owner.key().agent(),
                owner.name(),
                reply.text(),
                Instant.now());
        return outbound(outbound, request.conversation(), reply);
    }

    private Uni<Frame> route(String socket, DeskCommand command, @Nullable String subject, Routed routed) {
        return log.command(new CommandId(socket, command.ref()).text(), routed.command(), routed.workspace(), subject)
                .replaceWith(() -> new Frame.Ack(command.ref()));
    }

    private record Routed(RoutingCommand command, String workspace) {}

    private static Routed presence(DeskOwner owner, DeskCommand.SetPresence wish) {
        var key = owner.key();
        return new Routed(
                new RoutingCommand.SetPresence(key.workspace(), key.agent(), wish.state(), wish.reason()),
                key.workspace());
    }

    private static Routed routing(DeskOwner owner, DeskCommand.OfContact command) {
        String workspace = owner.key().workspace();
        String agent = owner.key().agent();
        String contact = command.contact();
        RoutingCommand routing = switch (command) {
            case DeskCommand.Accept accept -> new RoutingCommand.AcceptOffer(workspace, contact, accept.offer(), agent);
            case DeskCommand.Decline decline ->
                new RoutingCommand.DeclineOffer(workspace, contact, decline.offer(), agent, decline.reason());
            case DeskCommand.Park ignored -> new RoutingCommand.ParkContact(workspace, contact, agent);
            case DeskCommand.Reopen ignored -> new RoutingCommand.ReopenContact(workspace, contact, agent);
            case DeskCommand.Escalate escalate ->
                new RoutingCommand.EscalateContact(workspace, contact, agent, escalate.reason());
            case DeskCommand.Transfer transfer -> transfer(workspace, agent, transfer);
            case DeskCommand.Complete complete ->
                new RoutingCommand.CompleteContact(workspace, contact, agent, complete.outcome());
            case DeskCommand.Finish finish ->
                new RoutingCommand.FinishWrapUp(workspace, contact, agent, finish.outcome());
            case DeskCommand.Reply reply ->
                throw new IllegalArgumentException("a reply is not for the router: " + reply.ref());
            case DeskCommand.OfCall line ->
                throw new IllegalArgumentException("a line is not for the router: " + line.ref());
        };
        return new Routed(routing, workspace);
    }

    private static RoutingCommand transfer(String workspace, String agent, DeskCommand.Transfer transfer) {
        return transfer.agent() != null
                ? new RoutingCommand.TransferToAgent(
                        workspace, transfer.contact(), agent, transfer.agent(), transfer.note())
                : new RoutingCommand.TransferToQueue(
                        workspace,
                        transfer.contact(),
                        agent,
                        Objects.requireNonNull(transfer.queue()),
                        transfer.note());
    }

    private static Uni<Frame> failed(DeskCommand command, String code, String detail) {
        return Uni.createFrom().item(new Frame.Failed(command.ref(), code, detail));
    }
}
