package dev.switchboard.router.engine;

/** Whether an agent may have a contact now, and if not, why; in the order of how near the agent is to it. */
public enum Verdict {
    /** Has it, or is offered it. */
    HAS_IT,
    /** May have it and is free. */
    FREE,
    /** Declined, missed or gave it away lately. */
    DECLINED,
    /** The contact waits for another agent alone. */
    RESERVED,
    /** No place is left on the channel. */
    FULL,
    /** It would be more than the agent carries. */
    TOO_HEAVY,
    /** Is busy with something that this channel may not interrupt. */
    BUSY,
    NOT_READY,
    OFFLINE,
    /** Lacks a skill, or its level. */
    SKILL,
    /** Is of another team. */
    TEAM,
    /** Only managers may have it by now. */
    RAISED,
    /** Is a manager, to whom it has not been raised. */
    MANAGER,
    /** Is shut out by the queue or the rule. */
    EXCLUDED
}
