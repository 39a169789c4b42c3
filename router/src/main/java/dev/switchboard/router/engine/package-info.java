/**
 * Who gets which contact, and when: plain Java without clock, threads, input or output.
 *
 * <p>A way to read it. {@link dev.switchboard.router.engine.Engine} has the two verbs. To decide, {@code Decisions} hands a command to
 * the part it concerns, and each part emits events into the {@code Turn}, by which alone the state changes ({@code Playback}):
 *
 * <ul>
 *   <li>customers: {@code Requests}, {@code Placement}, {@code Admission}
 *   <li>agents: {@code Roster} (who is there), {@code Offers} (how an offer ends), {@code Handling}, {@code Transfers}
 *   <li>managers: {@code Supervision}, {@code Planning}
 *   <li>time: {@code Alarms}, by the {@code Deadlines} that stand in {@code Timers}
 *   <li>and whatever came before, {@code Settling} ends it: overdue steps, then {@code Matching}
 * </ul>
 *
 * <p>The state: {@code State} holds the {@code Workspace}s, these {@code Contact}s and {@code Agent}s and what is derived from plan and
 * profiles: {@code QueueInForce}, its {@code Ladder} of {@code Requirement}s, and for each of these a {@code Circle} of those who are
 * that. What makes it fast is there: in a circle free agents stand in heaps ({@code Rank}, {@code SeatHeap}) by their
 * {@code Preference}, waiting contacts in {@code Line}s by their {@code Precedence}, so that a match looks at two tops. {@code Index},
 * {@code IndexedHeap}, {@code Numbers} and {@code Places} are the containers below, made for caches.
 *
 * <p>Beside it: {@code Views} and {@code Explaining} answer people's questions and decide nothing; {@code SnapshotWriter} and
 * {@code SnapshotReader} carry the state over a restart.
 */
@NullMarked
package dev.switchboard.router.engine;

import org.jspecify.annotations.NullMarked;
