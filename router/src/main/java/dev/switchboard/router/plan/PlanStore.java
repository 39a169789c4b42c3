package dev.switchboard.router.plan;

import dev.switchboard.router.problem.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Keeps every version of every workspace's plan. A new version and the note that the log must be told of it are stored in one
 * transaction; {@link PlanRelay} tells it.
 */
@ApplicationScoped
public class PlanStore {

    public Uni<Optional<PlanVersion>> newest(String workspace) {
        return Panache.withSession(() -> findNewest(workspace)).map(Optional::ofNullable);
    }

    Uni<Optional<PlanVersion>> version(String workspace, int version) {
        return Panache.withSession(() -> PlanVersion.<PlanVersion>findById(new PlanVersion.Key(workspace, version)))
                .map(Optional::ofNullable);
    }

    /** Newest first. */
    Uni<List<PlanVersion>> versions(String workspace) {
        return Panache.withSession(() -> PlanVersion.list("workspace", Sort.descending("version"), workspace));
    }

    /** @param expected the version that the author had before them, if they said so; refused if it is no longer the newest */
    Uni<PlanVersion> publish(String workspace, String yaml, String by, OptionalInt expected) {
        return Panache.withTransaction(() -> oneAtATime(workspace)
                .chain(() -> findNewest(workspace))
                .map(newest -> newest == null ? 0 : newest.version)
                .invoke(newest -> refuseIfChanged(expected, newest))
                .chain(newest -> store(new PlanVersion(workspace, newest + 1, yaml, by, Instant.now()))));
    }

    /** Publishes a workspace's first plan unless it has one. Answers whether it did. */
    Uni<Boolean> publishFirst(String workspace, String yaml, String by) {
        return Panache.withTransaction(() -> oneAtATime(workspace)
                .chain(() -> findNewest(workspace))
                .chain(newest -> newest != null
                        ? Uni.createFrom().item(false)
                        : store(new PlanVersion(workspace, 1, yaml, by, Instant.now()))
                                .replaceWith(true)));
    }

    private static Uni<PlanVersion> findNewest(String workspace) {
        return PlanVersion.find("workspace", Sort.descending("version"), workspace)
                .firstResult();
    }

    private static void refuseIfChanged(OptionalInt expected, int newest) {
        if (expected.isPresent() && expected.getAsInt() != newest) {
            throw new Refusal(
                    Response.Status.PRECONDITION_FAILED,
                    "plan.changed",
                    "You changed version %d, but version %d is in force.".formatted(expected.getAsInt(), newest));
        }
    }

    private static Uni<PlanVersion> store(PlanVersion plan) {
        return plan.<PlanVersion>persistAndFlush().call(PlanStore::noteForRelay);
    }

    /** Only the newest version need be told, so that a late relay can't bring an old one back. */
    private static Uni<Integer> noteForRelay(PlanVersion plan) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                        insert into plan_outbox (workspace, version) values (?1, ?2)
                        on conflict (workspace) do update set version = excluded.version
                        returning version""", Integer.class)
                        .setParameter(1, plan.workspace)
                        .setParameter(2, plan.version)
                        .getSingleResult());
    }

    /** Versions are numbered without gaps: publications of one workspace queue up until the end of the transaction. */
    private static Uni<Void> oneAtATime(String workspace) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                        .setParameter(1, "plan of " + workspace)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
