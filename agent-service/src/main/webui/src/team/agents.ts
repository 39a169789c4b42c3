import { useQuery } from "@tanstack/react-query";
import type { Presence } from "../desk/frames";
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

/** Highest level first. */
export const skillsOf = ({ skills }: Agent) =>
  Object.entries(skills ?? {}).sort(([a, high], [b, low]) => low - high || a.localeCompare(b));

export const skillsLine = (agent: Agent) =>
  skillsOf(agent)
    .map(([skill, level]) => `${readable(skill)} ${level}`)
    .join(", ");
