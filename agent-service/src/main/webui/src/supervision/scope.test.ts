import { describe, expect, it } from "vitest";
import type { Role, User } from "../session/token";
import type { Team } from "../team/agents";
import { manages } from "./scope";

const TEAMS: readonly Team[] = [
  { id: "service", name: "Service", parent: null, manager: "pia" },
  { id: "billing", name: "Billing", parent: "service", manager: "mona" },
  { id: "orders", name: "Orders", parent: "service", manager: "olga" },
];

const user = (agent: string | null, ...roles: Role[]): User => ({
  user: agent ?? "admin",
  name: "",
  roles,
  agent,
  team: null,
  workspace: "main",
});

describe("a manager", () => {
  it("manages the own team and those below it", () => {
    expect(manages(user("mona", "agent", "manager"), TEAMS, "billing")).toBe(true);
    expect(manages(user("mona", "agent", "manager"), TEAMS, "orders")).toBe(false);
    expect(manages(user("pia", "agent", "senior-manager"), TEAMS, "orders")).toBe(true);
  });

  it("is who has the role and is an agent", () => {
    expect(manages(user("mona", "agent"), TEAMS, "billing")).toBe(false);
    expect(manages(user(null, "administrator"), TEAMS, "billing")).toBe(false);
    expect(manages(user("olga", "manager", "administrator"), TEAMS, "billing")).toBe(true);
  });

  it("manages nothing that belongs to no team", () => {
    expect(manages(user("pia", "senior-manager"), TEAMS, undefined)).toBe(false);
  });
});
