import { expect, test } from "vitest";
import { contact } from "./samples";
import { neighbour, workOf } from "./work";

const offer = (expiresAt: string) => ({ number: 1, offeredAt: "2026-11-22T09:00:00Z", expiresAt });
const contacts = Object.fromEntries(
  [
    contact("parked", { state: "PARKED" }),
    contact("late", { state: "ASSIGNED", assignedAt: "2026-11-22T09:05:00Z" }),
    contact("early", { state: "ASSIGNED", assignedAt: "2026-11-22T09:01:00Z" }),
    contact("soon", { offer: offer("2026-11-22T09:00:10Z") }),
    contact("later", { offer: offer("2026-11-22T09:00:20Z") }),
    contact("elsewhere", { state: "QUEUED" }),
  ].map((one) => [one.id, one]),
);

test("offers come first, the one that expires soonest on top", () => {
  expect(workOf(contacts).map(({ title, contacts: list }) => [title, list.map(({ id }) => id)])).toEqual([
    ["Offered", ["soon", "later"]],
    ["With me", ["early", "late"]],
    ["Parked", ["parked"]],
  ]);
});

test("next and previous go round the list", () => {
  expect(neighbour(contacts, null, 1)).toBe("soon");
  expect(neighbour(contacts, null, -1)).toBe("parked");
  expect(neighbour(contacts, "later", 1)).toBe("early");
  expect(neighbour(contacts, "parked", 1)).toBe("soon");
  expect(neighbour({}, "gone", 1)).toBeNull();
});
