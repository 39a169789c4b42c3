package dev.switchboard.agents.presence;

import dev.switchboard.agents.AgentServiceConfig;
import dev.switchboard.agents.floor.AgentKey;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The leases in Redis: a sorted set of agents by when each runs out, and beside it which socket holds it. All times are Redis' own, so
 * that the pods' clocks do not matter; each step is one script, so that two pods never do the same. Any thread; never blocks.
 */
@ApplicationScoped
class Leases {

    private static final String UNTIL = "{switchboard:agents}:lease-until";
    private static final String HOLDER = "{switchboard:agents}:lease-holder";
    private static final int AT_ONCE = 200;

    /** A claim holds long enough to tell the router; then another pod may try. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private static final String NOW = """
            redis.replicate_commands()
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            """;
    private static final String RENEW = NOW + """
            local replaced = {}
            for i = 2, #ARGV, 2 do
              local holder = redis.call('HGET', KEYS[2], ARGV[i])
              local since = holder and tonumber(string.match(holder, '^%d+')) or 0
              if holder ~= ARGV[i + 1] and since > tonumber(string.match(ARGV[i + 1], '^%d+')) then
                replaced[#replaced + 1] = ARGV[i]
              else
                redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
                redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[i])
              end
            end
            return replaced""";
    private static final String EXPECT = NOW + """
            for i = 2, #ARGV do
              redis.call('ZADD', KEYS[1], 'NX', now + ARGV[1], ARGV[i])
            end
            return redis.call('ZCARD', KEYS[1])""";
    private static final String CLAIM_DUE = NOW + """
            local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[2])
            for i = 1, #due do
              redis.call('ZADD', KEYS[1], now + ARGV[1], due[i])
            end
            table.insert(due, 1, tostring(now + ARGV[1]))
            return due""";
    private static final String END_CLAIMED = """
            for i = 2, #ARGV do
              if redis.call('ZSCORE', KEYS[1], ARGV[i]) == ARGV[1] then
                redis.call('ZREM', KEYS[1], ARGV[i])
                redis.call('HDEL', KEYS[2], ARGV[i])
              end
            end
            return 0""";

    /** Leases that ran out and are this pod's to deal with. */
    record Claimed(String until, List<AgentKey> agents) {}

    private final ReactiveRedisDataSource redis;
    private final long graceMillis;

    Leases(ReactiveRedisDataSource redis, AgentServiceConfig config) {
        this.redis = redis;
        this.graceMillis = config.presence().grace().toMillis();
    }

    /** Renews what the sockets hold; answers whose desk has moved to a newer socket elsewhere. */
    Uni<List<AgentKey>> renew(Map<AgentKey, String> sockets) {
        List<String> arguments = new ArrayList<>();
        sockets.forEach((agent, socket) -> {
            arguments.add(member(agent));
            arguments.add(socket);
        });
        return inParts(RENEW, arguments);
    }

    /** Sees to it that each of them has a lease: one that nobody renews runs out. */
    Uni<Void> expect(Collection<AgentKey> agents) {
        return inParts(EXPECT, agents.stream().map(Leases::member).toList()).replaceWithVoid();
    }

    Uni<Claimed> claimDue() {
        return run(CLAIM_DUE, List.of(Long.toString(CLAIM.toMillis()), Integer.toString(AT_ONCE)))
                .map(answer -> new Claimed(answer.get(0).toString(), agents(answer, 1)));
    }

    /** Ends claimed leases; those renewed meanwhile stay. */
    Uni<Void> end(Claimed claimed) {
        List<String> arguments = new ArrayList<>(List.of(claimed.until()));
        claimed.agents().forEach(agent -> arguments.add(member(agent)));
        return run(END_CLAIMED, arguments).replaceWithVoid();
    }

    private Uni<List<AgentKey>> inParts(String script, List<String> arguments) {
        List<AgentKey> answers = new ArrayList<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (int from = 0; from < arguments.size(); from += AT_ONCE) {
            List<String> part = new ArrayList<>(List.of(Long.toString(graceMillis)));
            part.addAll(arguments.subList(from, Math.min(arguments.size(), from + AT_ONCE)));
            chain = chain.chain(() -> run(script, part))
                    .invoke(answer -> answers.addAll(agents(answer, 0)))
                    .replaceWithVoid();
        }
        return chain.replaceWith(answers);
    }

    private Uni<Response> run(String script, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(script, "2", UNTIL, HOLDER));
        command.addAll(arguments);
        return redis.execute("EVAL", command.toArray(String[]::new));
    }

    private static List<AgentKey> agents(Response answer, int from) {
        List<AgentKey> agents = new ArrayList<>();
        if (answer.type() == ResponseType.MULTI) {
            for (int i = from; i < answer.size(); i++) {
                agents.add(agent(answer.get(i).toString()));
            }
        }
        return agents;
    }

    private static String member(AgentKey agent) {
        return agent.workspace() + "/" + agent.agent();
    }

    private static AgentKey agent(String member) {
        int slash = member.indexOf('/');
        return new AgentKey(member.substring(0, slash), member.substring(slash + 1));
    }
}
