import { useQuery } from "@tanstack/react-query";
import type { Presence, PresenceState } from "../desk/frames";
import { readable } from "../desk/names";
import { getJson } from "../session/http";

/** An agent in the directory; skills are told of those in the reader's scope only. */
export interface Agent {
  id: string;
  name: string;
  team?: string | null;
  presence?: Presence | null;
  skills?: Readonly<Record<string, number>> | null;
}

export interface Team {
  id: string;
  name: string;
  parent?: string | null;
  manager?: string | null;
}

export const useAgents = (refetchInterval: number | false = false) =>
  useQuery({
    queryKey: ["agents"],
    queryFn: () => getJson<readonly Agent[]>("/api/agents"),
    refetchInterval,
  });

export const useTeams = () =>
  useQuery({ queryKey: ["teams"], queryFn: () => getJson<readonly Team[]>("/api/teams"), staleTime: 60_000 });

export const isPresent = ({ presence }: Agent) => presence != null && presence.state !== "OFFLINE";

/** Skills are told of those in the reader's scope only. */
export const isInScope = ({ skills }: Agent) => skills != null;

const RANK: Record<PresenceState, number> = { READY: 0, NOT_READY: 1, OFFLINE: 2 };

/** Whoever may be given something at once first, then by name. */
export function presentFirst(agents: readonly Agent[]): readonly Agent[] {
  const rank = ({ presence }: Agent) => RANK[presence?.state ?? "OFFLINE"];
  return [...agents].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** The teams that an agent manages, with all teams below them. */
export function teamsUnder(teams: readonly Team[], manager: string | null): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (team: string) => {
    if (found.has(team)) return;
    found.add(team);
    teams.filter(({ parent }) => parent === team).forEach(({ id }) => add(id));
  };
  teams.filter((team) => manager !== null && team.manager === manager).forEach(({ id }) => add(id));
  return found;
}

/** Highest level first. */
export const skillsOf = ({ skills }: Agent) =>
  Object.entries(skills ?? {}).sort(([a, high], [b, low]) => low - high || a.localeCompare(b));

export const skillsLine = (agent: Agent) =>
  skillsOf(agent)
    .map(([skill, level]) => `${readable(skill)} ${level}`)
    .join(", ");
