package dev.switchboard.router.audit;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.CentrePolicy.Languages;
import dev.switchboard.events.CentrePolicy.Weights;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What agents have in hand. I3: never more than their capacity, and nothing new for who is not there. */
final class Workplaces {

    private static final Map<Channel, Integer> USUAL =
            Map.of(Channel.PHONE, 1, Channel.CHAT, 3, Channel.EMAIL, 5, Channel.SOCIAL, 3);

    private final Findings findings;
    private final Map<String, RoutingPlan> plans = new HashMap<>();
    private final Map<String, Workplace> workplaces = new HashMap<>();

    static final class Workplace {
        final String workspace;
        AgentProfile profile;
        Presence presence = Presence.OFFLINE;
        private final Map<Channel, Integer> load = new EnumMap<>(Channel.class);

        Workplace(String workspace, AgentProfile profile) {
            this.workspace = workspace;
            this.profile = profile;
        }

        boolean isIdle() {
            return presence == Presence.READY && load.values().stream().allMatch(contacts -> contacts == 0);
        }
    }

    Workplaces(Findings findings) {
        this.findings = findings;
    }

    Collection<Workplace> all() {
        return workplaces.values();
    }

    void published(String workspace, RoutingPlan plan) {
        plans.put(workspace, plan);
    }

    Duration coolDown(String workspace) {
        RoutingPlan plan = plans.get(workspace);
        return plan == null ? Duration.ZERO : plan.declineCoolDown();
    }

    void changed(String workspace, AgentProfile profile) {
        workplaces.computeIfAbsent(key(workspace, profile.agent()), key -> new Workplace(workspace, profile)).profile =
                profile;
    }

    void removed(String workspace, String agent) {
        Workplace gone = workplaces.remove(key(workspace, agent));
        findings.unless(
                gone == null || gone.load.values().stream().allMatch(contacts -> contacts == 0),
                "I3",
                agent,
                "removed with work in hand");
    }

    void presence(String workspace, String agent, Presence presence) {
        Workplace workplace = workplaces.get(key(workspace, agent));
        if (workplace == null) {
            findings.add("I3", agent, "has a presence but is not known");
        } else {
            workplace.presence = presence;
        }
    }

    /** @param byHand the agent asked for it, ready or not */
    void take(AuditedContact contact, String agent, boolean byHand, Instant at) {
        Workplace workplace = workplaces.get(key(contact.opened.workspace(), agent));
        if (workplace == null) {
            findings.add("I3", agent, "is offered " + contact.id() + " but is not known");
            return;
        }
        Channel channel = contact.opened.channel();
        int load = workplace.load.merge(channel, 1, Integer::sum);
        int places = places(workplace, channel);
        findings.unless(
                load <= places, "I3", agent, load + " contacts on " + channel + " at " + at + ", capacity " + places);
        checkWeight(workplace, at);
        findings.unless(
                byHand || workplace.presence == Presence.READY,
                "I3",
                agent,
                "is offered " + contact.id() + " while " + workplace.presence);
    }

    private void checkWeight(Workplace workplace, Instant at) {
        RoutingPlan plan = plans.get(workplace.workspace);
        Weights weights = plan == null ? null : plan.centre().weights();
        if (weights == null) {
            return;
        }
        int carried = workplace.load.entrySet().stream()
                .mapToInt(held -> held.getValue() * weights.channels().getOrDefault(held.getKey(), 0))
                .sum();
        findings.unless(
                carried <= weights.limit(),
                "I3",
                workplace.profile.agent(),
                "carries " + carried + " of " + weights.limit() + " at " + at);
    }

    /** What names the language of the contact, where the plan in force asks for it. */
    @Nullable
    String language(ContactOpened opened) {
        RoutingPlan plan = plans.get(opened.workspace());
        Languages languages = plan == null ? null : plan.centre().languages();
        return languages == null ? null : opened.attributes().get(languages.attribute());
    }

    void letGo(AuditedContact contact, @Nullable String agent) {
        Workplace workplace = agent == null ? null : workplaces.get(key(contact.opened.workspace(), agent));
        if (workplace != null) {
            workplace.load.merge(contact.opened.channel(), -1, Integer::sum);
        }
    }

    private int places(Workplace workplace, Channel channel) {
        Integer own = workplace.profile.capacity().get(channel);
        if (own != null) {
            return own;
        }
        RoutingPlan plan = plans.get(workplace.workspace);
        Integer planned = plan == null ? null : plan.capacity().get(channel);
        return planned != null ? planned : USUAL.getOrDefault(channel, 0);
    }

    private static String key(String workspace, String agent) {
        return workspace + "|" + agent;
    }
}
