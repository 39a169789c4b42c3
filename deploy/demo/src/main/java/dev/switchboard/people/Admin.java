package dev.switchboard.people;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The administrator at the REST API. Blocking; safe for any thread. */
public final class Admin {
    private static final String PASSWORD = "switchboard";

    private final Http http;

    private Admin(Http http) {
        this.http = http;
    }

    public static Admin of(URI house) {
        return new Admin(new Http(house).as(Rep.signIn(house, "admin")));
    }

    /** For whatever has no verb here. */
    public Http http() {
        return http;
    }

    /** The routing plan in force, in YAML. */
    public String plan() {
        return http.get("/api/routing/plan").orThrow().body();
    }

    /** @throws IllegalStateException with the errors if the plan is refused */
    public void publish(String yaml) {
        http.send("PUT", "/api/routing/plan", "application/yaml", yaml).orThrow();
    }

    /** What happened to a contact, in order. */
    public JsonObject story(String contact) {
        return http.get("/api/routing/contacts/" + contact).orThrow().json();
    }

    /** Gives an agent of the roster room for other numbers of contacts; an empty map is the plan's capacity again. */
    public void setCapacity(String agent, Map<String, Integer> capacity) {
        var known = http.get("/api/agents/" + agent).orThrow().json();
        var draft = new JsonObject()
                .put("name", known.getString("name"))
                .put("team", known.getString("team"))
                .put("skills", known.getJsonObject("skills"))
                .put("queues", known.getJsonArray("queues"))
                .put("capacity", new JsonObject(Map.copyOf(capacity)));
        http.put("/api/agents/" + agent, draft).orThrow();
    }

    /** The ids of all agents. */
    public Set<String> agents() {
        return new JsonArray(http.get("/api/agents").orThrow().body())
                .stream().map(agent -> ((JsonObject) agent).getString("id")).collect(Collectors.toSet());
    }

    /** A new agent who signs in by the same name; done again it changes nothing. */
    public void hire(String agent, String team, Map<String, Integer> skills, Map<String, Integer> capacity) {
        hire(agent, agent, team, skills, capacity);
    }

    /** @param name as people see it */
    public void hire(
            String agent, String name, String team, Map<String, Integer> skills, Map<String, Integer> capacity) {
        http.put(
                        "/api/agents/" + agent,
                        new JsonObject()
                                .put("name", name)
                                .put("team", team)
                                .put("skills", new JsonObject(Map.copyOf(skills)))
                                .put("capacity", new JsonObject(Map.copyOf(capacity))))
                .orThrow();
        http.put(
                        "/api/users/" + agent,
                        new JsonObject()
                                .put("name", name)
                                .put("agent", agent)
                                .put("roles", new JsonArray().add("agent"))
                                .put("password", PASSWORD))
                .orThrow();
    }
}
