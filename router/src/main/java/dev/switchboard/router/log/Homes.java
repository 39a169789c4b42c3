package dev.switchboard.router.log;

import dev.switchboard.events.Partitions;
import dev.switchboard.events.RoutingCommand;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where commands belong: a workspace lives in one partition, and a command that strayed must not start a second life there. */
final class Homes {

    private final int partitions;
    private final Map<String, Integer> known = new HashMap<>();

    /** @param partitions how many the topic has */
    Homes(int partitions) {
        this.partitions = partitions;
    }

    /** The partition the command belongs into, {@code here} if it belongs into any. */
    int of(RoutingCommand command, int here) {
        String workspace = workspace(command);
        return workspace == null ? here : known.computeIfAbsent(workspace, name -> Partitions.of(name, partitions));
    }

    private static @Nullable String workspace(RoutingCommand command) {
        return switch (command) {
            case RoutingCommand.RequestService it -> it.workspace();
            case RoutingCommand.LeaveConversation it -> it.workspace();
            case RoutingCommand.AcceptOffer it -> it.workspace();
            case RoutingCommand.DeclineOffer it -> it.workspace();
            case RoutingCommand.ParkContact it -> it.workspace();
            case RoutingCommand.ReopenContact it -> it.workspace();
            case RoutingCommand.TransferToQueue it -> it.workspace();
            case RoutingCommand.TransferToAgent it -> it.workspace();
            case RoutingCommand.EscalateContact it -> it.workspace();
            case RoutingCommand.CompleteContact it -> it.workspace();
            case RoutingCommand.FinishWrapUp it -> it.workspace();
            case RoutingCommand.SetPresence it -> it.workspace();
            case RoutingCommand.PutAgent it -> it.workspace();
            case RoutingCommand.RemoveAgent it -> it.workspace();
            case RoutingCommand.PutTeams it -> it.workspace();
            case RoutingCommand.PublishPlan it -> it.workspace();
            case RoutingCommand.PlanCallback it -> it.workspace();
            case RoutingCommand.PrioritiseContact it -> it.workspace();
            case RoutingCommand.MergeContacts it -> it.workspace();
            case RoutingCommand.SetCrisis it -> it.workspace();
            case RoutingCommand.Tick _ -> null;
        };
    }
}
