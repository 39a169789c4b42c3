import { isAdministrator, isManager, type User } from "../session/token";
import { useUser } from "../session/user";
import { teamsUnder, useTeams, type Team } from "../team/agents";
import type { ToldContact } from "../story/story";

/** Whether the user manages the team, directly or from further up. */
export function manages(user: User, teams: readonly Team[], team: string | undefined): boolean {
  if (!isManager(user) || user.agent === null) return false;
  return isAdministrator(user) || (team !== undefined && teamsUnder(teams, user.agent).has(team));
}

export function useManages(): (team: string | undefined) => boolean {
  const user = useUser();
  const teams = useTeams().data ?? [];
  return (team) => manages(user, teams, team);
}

/** Nobody has accepted it yet, so it can be given to somebody. */
export const isWaiting = ({ state }: ToldContact) => state === "QUEUED" || state === "OFFERED";
