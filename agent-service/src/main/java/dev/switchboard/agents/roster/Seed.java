package dev.switchboard.agents.roster;

import dev.switchboard.agents.identity.Passwords;
import dev.switchboard.agents.identity.Role;
import dev.switchboard.events.Team;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The demonstration contact centre, put into the workspace {@code main} while that is empty. */
@ApplicationScoped
public class Seed {

    private static final Logger LOG = Logger.getLogger(Seed.class);
    private static final String WORKSPACE = "main";
    private static final String PASSWORD = "switchboard";

    private static final List<Team> TEAMS = List.of(
            new Team("company", "Company", null, "quentin"),
            new Team("service", "Service", "company", "pia"),
            new Team("billing", "Billing", "service", "mona"),
            new Team("technical", "Technical", "service", "nils"),
            new Team("orders", "Orders", "service", "olga"));

    /** @param agent no skills for managers: they get contacts by escalation */
    private record Member(String agent, String name, String team, Role role, Map<String, Integer> skills) {}

    private static final List<Member> MEMBERS = List.of(
            rep("ava", "Ava Lindqvist", "billing", Map.of("billing", 9, "orders", 3)),
            rep("ben", "Ben Okafor", "billing", Map.of("billing", 6)),
            rep("carla", "Carla Rossi", "billing", Map.of("billing", 4, "technical", 2)),
            rep("dan", "Dan Novak", "billing", Map.of("billing", 2)),
            rep("eva", "Eva Martin", "technical", Map.of("technical", 9)),
            rep("finn", "Finn Larsen", "technical", Map.of("technical", 6, "billing", 3)),
            rep("gina", "Gina Costa", "technical", Map.of("technical", 4)),
            rep("hugo", "Hugo Weber", "technical", Map.of("technical", 2)),
            rep("ines", "Ines Pereira", "orders", Map.of("orders", 9)),
            rep("jan", "Jan Kowalski", "orders", Map.of("orders", 6, "technical", 3)),
            rep("kim", "Kim Tanaka", "orders", Map.of("orders", 4, "billing", 5)),
            rep("leo", "Leo Moreau", "orders", Map.of("orders", 2)),
            new Member("mona", "Mona Haddad", "billing", Role.MANAGER, Map.of()),
            new Member("nils", "Nils Berg", "technical", Role.MANAGER, Map.of()),
            new Member("olga", "Olga Petrova", "orders", Role.MANAGER, Map.of()),
            new Member("pia", "Pia Schmidt", "service", Role.SENIOR_MANAGER, Map.of()),
            new Member("quentin", "Quentin Dubois", "company", Role.VICE_PRESIDENT, Map.of()));

    private final Roster roster;
    private final RosterNews news;
    private final Passwords passwords;

    Seed(Roster roster, RosterNews news, Passwords passwords) {
        this.roster = roster;
        this.news = news;
        this.passwords = passwords;
    }

    /** Does nothing where there is anybody already. */
    public Uni<Void> plant() {
        return passwords
                .hash(PASSWORD)
                .chain(hash -> roster.change(
                        WORKSPACE,
                        () -> isEmpty()
                                .chain(empty ->
                                        empty ? plant(hash) : Uni.createFrom().voidItem())));
    }

    private static Uni<Boolean> isEmpty() {
        return TeamRow.count("key.workspace", WORKSPACE)
                .chain(teams -> UserRow.count("key.workspace", WORKSPACE).map(users -> teams + users == 0));
    }

    private Uni<Void> plant(String hash) {
        LOG.infof("planting the demonstration contact centre into workspace %s", WORKSPACE);
        List<AgentRow> agents = MEMBERS.stream().map(Seed::agent).toList();
        return inTurn(TEAMS, team -> row(team).persist())
                .chain(() -> inTurn(agents, agent -> agent.persist()))
                .chain(() -> inTurn(users(hash), user -> user.persist()))
                .chain(() -> news.teamsSaved(WORKSPACE, TEAMS))
                .chain(() -> inTurn(agents, agent -> news.agentSaved(WORKSPACE, agent.profile())));
    }

    private static List<UserRow> users(String hash) {
        List<UserRow> users = new ArrayList<>();
        for (Member member : MEMBERS) {
            Set<Role> roles = member.role() == Role.AGENT ? Set.of(Role.AGENT) : Set.of(Role.AGENT, member.role());
            users.add(user(member.agent(), member.name(), member.agent(), roles, hash));
        }
        users.add(user("admin", "Administrator", null, Set.of(Role.ADMINISTRATOR), hash));
        return users;
    }

    private static <T> Uni<Void> inTurn(List<T> items, Function<T, Uni<?>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> step.apply(item).replaceWithVoid())
                .onItem()
                .ignoreAsUni();
    }

    private static Member rep(String agent, String name, String team, Map<String, Integer> skills) {
        return new Member(agent, name, team, Role.AGENT, skills);
    }

    private static TeamRow row(Team team) {
        var row = new TeamRow();
        row.key = new RosterKey(WORKSPACE, team.team());
        row.name = team.name();
        row.parent = team.parent();
        row.manager = team.manager();
        return row;
    }

    private static AgentRow agent(Member member) {
        var row = new AgentRow();
        row.key = new RosterKey(WORKSPACE, member.agent());
        row.name = member.name();
        row.team = member.team();
        row.skills = new TreeMap<>(member.skills());
        row.capacity = new TreeMap<>();
        return row;
    }

    private static UserRow user(String id, String name, @Nullable String agent, Set<Role> roles, String hash) {
        var row = new UserRow();
        row.key = new RosterKey(WORKSPACE, id);
        row.name = name;
        row.email = id + "@switchboard.test";
        row.agent = agent;
        row.roles = roles;
        row.passwordHash = hash;
        return row;
    }
}
