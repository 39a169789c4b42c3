import { expect, it } from "vitest";
import { presentFirst, type Agent } from "./agents";

const agent = (name: string, presence?: Agent["presence"]): Agent => ({
  id: name,
  name,
  presence: presence ?? null,
});

it("lists whoever is ready first, and whoever is not signed in last", () => {
  const agents = [
    agent("Ava"),
    agent("Ben", { state: "NOT_READY", reason: "lunch" }),
    agent("Dan", { state: "READY" }),
    agent("Carla", { state: "READY" }),
  ];
  expect(presentFirst(agents).map(({ name }) => name)).toEqual(["Carla", "Dan", "Ben", "Ava"]);
});
