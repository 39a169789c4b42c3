package dev.switchboard.router.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;

/**
 * How many others do it: everything is in PostgreSQL, and {@code FOR UPDATE SKIP LOCKED} picks the agent idle longest for a contact, and
 * the contact waiting longest for an agent. With the indexes it needs, one transaction for each step, and no waiting for the disk
 * (fsync is off): as fast as it can be, too.
 */
final class SqlPeer implements AutoCloseable {

    private static final String[] SCHEMA = {
        "drop table if exists peer_contact, peer_skill, peer_agent",
        "create table peer_agent (id int primary key, free boolean not null, idle_since bigint not null)",
        "create table peer_skill (skill int not null, agent int not null, level int not null, primary key (skill, agent))",
        "create index on peer_skill (agent)",
        "create index on peer_agent (idle_since) where free",
        "create table peer_contact (id bigserial primary key, skill int not null, state text not null, agent int)",
        "create index on peer_contact (skill, id) where state = 'queued'",
        "create index on peer_contact (agent) where state = 'assigned'"
    };

    private static final String ARRIVE = "insert into peer_contact (skill, state) values (?, 'queued') returning id";

    private static final String FIND_AGENT = """
            select a.id from peer_agent a join peer_skill s on s.agent = a.id
            where s.skill = ? and s.level >= 3 and a.free
            order by a.idle_since limit 1 for update of a skip locked""";

    private static final String FIND_CONTACT = """
            select c.id from peer_skill s
            cross join lateral (
                select id from peer_contact where skill = s.skill and state = 'queued'
                order by id limit 1 for update skip locked) c
            where s.agent = ? and s.level >= 3
            order by c.id limit 1""";

    private static final String TAKE = "update peer_contact set state = 'assigned', agent = ? where id = ?";
    private static final String BUSY = "update peer_agent set free = ?, idle_since = ? where id = ?";
    private static final String CLOSE = "delete from peer_contact where agent = ? and state = 'assigned'";

    private final Connection connection;
    private final Random random = new Random(42);
    private final int agents;
    private final int skills;
    private long clock;

    SqlPeer(Map<String, String> infrastructure, Floor like) throws SQLException {
        agents = like.agents;
        skills = like.skills;
        connection = DriverManager.getConnection(
                "jdbc:postgresql://" + infrastructure.get("switchboard.postgres"),
                infrastructure.get("quarkus.datasource.username"),
                infrastructure.get("quarkus.datasource.password"));
        try (var statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
        connection.setAutoCommit(false);
        hire(like);
    }

    private void hire(Floor like) throws SQLException {
        try (var agent = connection.prepareStatement("insert into peer_agent values (?, true, 0)");
                var skill = connection.prepareStatement("insert into peer_skill values (?, ?, ?)")) {
            for (int n = 0; n < agents; n++) {
                agent.setInt(1, n);
                agent.addBatch();
                for (var own : like.profile(n).skills().entrySet()) {
                    skill.setInt(1, Integer.parseInt(own.getKey().substring("skill-".length())));
                    skill.setInt(2, n);
                    skill.setInt(3, own.getValue());
                    skill.addBatch();
                }
            }
            agent.executeBatch();
            skill.executeBatch();
        }
        connection.commit();
    }

    /** Everybody is busy, and so many wait. */
    void fullHouse(int waiting) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "insert into peer_contact (skill, state, agent) select 0, 'assigned', id from peer_agent");
            statement.execute("update peer_agent set free = false");
            statement.execute(
                    "insert into peer_contact (skill, state) select (random() * %d)::int, 'queued' from generate_series(1, %d)"
                            .formatted(skills - 1, waiting));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze peer_contact, peer_agent, peer_skill");
            connection.setAutoCommit(false);
        }
    }

    /** One comes, one goes. */
    void turn() throws SQLException {
        int skill = random.nextInt(skills);
        long contact = number(ARRIVE, skill);
        long agent = number(FIND_AGENT, skill);
        if (agent >= 0) {
            assign(contact, agent);
        }
        connection.commit();
        leave(random.nextInt(agents));
    }

    private void leave(int agent) throws SQLException {
        if (update(CLOSE, agent) == 0) {
            connection.commit();
            return;
        }
        update(BUSY, true, clock++, agent);
        long contact = number(FIND_CONTACT, agent);
        if (contact >= 0) {
            assign(contact, agent);
        }
        connection.commit();
    }

    private void assign(long contact, long agent) throws SQLException {
        update(TAKE, (int) agent, contact);
        update(BUSY, false, clock++, (int) agent);
    }

    private long number(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet found = statement.executeQuery()) {
            return found.next() ? found.getLong(1) : -1;
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** The driver keeps what it prepared. */
    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int n = 0; n < values.length; n++) {
            statement.setObject(n + 1, values[n]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
