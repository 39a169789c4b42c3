package dev.switchboard.analytics.kpi;

import java.util.Locale;

/**
 * What is counted or summed, as whole numbers that may be added up in any order. Each has a column of this name (in lower case) in the
 * table {@code cell}.
 */
public enum Count {
    OFFERED,
    ANSWERED,
    ABANDONED,
    SHORT_ABANDONED,
    BLOCKED,
    WITHIN_SERVICE_LEVEL,
    WAIT_MS,
    HANDLED,
    HANDLE_MS,
    FIRST_RESPONSES,
    FIRST_RESPONSE_MS,
    TRANSFERS,
    LEVEL_LOWERED,
    SKILL_DROPPED,
    TEAM_ADDED,
    TO_MANAGER,
    TO_SENIOR_MANAGER,
    TO_VICE_PRESIDENT,
    CLOSED,
    CAME_BACK,
    MISSED,
    DECLINED,
    CSAT_ANSWERS,
    CSAT_SATISFIED,
    CSAT_SUM,
    NPS_ANSWERS,
    NPS_PROMOTERS,
    NPS_DETRACTORS;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
