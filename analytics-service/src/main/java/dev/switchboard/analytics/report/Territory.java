package dev.switchboard.analytics.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.analytics.access.Caller;
import dev.switchboard.events.Team;
import dev.switchboard.events.Wire;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose figures are whose business: managers have those of the teams below them, agents their own, administrators all. */
@ApplicationScoped
public class Territory {

    private static final String TEAMS = "select body::text from place where workspace = $1 and kind = 'teams'";
    private static final ObjectMapper JSON = Wire.mapperCopy();

    private final Pool database;

    Territory(Pool database) {
        this.database = database;
    }

    /** The teams that a caller may look at; nothing if all of them. */
    public Uni<Optional<Set<String>>> teams(Caller caller) {
        if (caller.isAdministrator()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (!caller.manages()) {
            return Uni.createFrom().item(Optional.of(Set.of()));
        }
        return teamsOf(caller.workspace())
                .map(teams -> Optional.of(below(caller.agent().orElse(""), teams)));
    }

    private Uni<List<Team>> teamsOf(String workspace) {
        return database.preparedQuery(TEAMS).execute(Tuple.of(workspace)).map(rows -> {
            for (var row : rows) {
                return read(row.getString(0));
            }
            return List.of();
        });
    }

    private static List<Team> read(String json) {
        try {
            return List.of(JSON.readValue(json, Team[].class));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("stored teams that are none", bug);
        }
    }

    /** The teams that somebody manages, with all teams below them. */
    public static Set<String> below(String manager, List<Team> teams) {
        Set<String> found = new HashSet<>();
        teams.stream()
                .filter(team -> manager.equals(team.manager()))
                .forEach(team -> addWithTeamsBelow(team.team(), teams, found));
        return found;
    }

    private static void addWithTeamsBelow(String team, List<Team> teams, Set<String> found) {
        if (found.add(team)) {
            teams.stream()
                    .filter(below -> team.equals(below.parent()))
                    .forEach(below -> addWithTeamsBelow(below.team(), teams, found));
        }
    }
}
