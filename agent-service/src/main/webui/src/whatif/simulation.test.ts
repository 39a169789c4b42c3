import { expect, test } from "vitest";
import { judged, measuresOf, shown, spread } from "./simulation";

const measures = measuresOf({
  offered: { mean: 1 },
  meanWait: { mean: 1 },
  serviceLevel20s: { mean: 1 },
});

function measure(label: string) {
  const found = measures.find((one) => one.label === label);
  if (!found) throw new Error(`no measure ${label}`);
  return found;
}

const wait = measure("Mean wait");
const level = measure("Answered within 20s");

test("measures come in their order, service levels last", () => {
  expect(measures.map(({ label }) => label)).toEqual(["Offered", "Mean wait", "Answered within 20s"]);
});

test("a difference counts only if its interval leaves out zero", () => {
  expect(judged({ mean: -3, low: -5, high: -1 }, wait)).toBe("better");
  expect(judged({ mean: 3, low: 1, high: 5 }, wait)).toBe("worse");
  expect(judged({ mean: 3, low: -1, high: 7 }, wait)).toBe("unclear");
  expect(judged({ mean: 0.1, low: 0.05, high: 0.15 }, level)).toBe("better");
  expect(judged({ mean: 5, low: 4, high: 6 }, measure("Offered"))).toBe("unclear");
});

test("figures are told in their units", () => {
  expect(shown(0.5, level)).toBe("50%");
  expect(shown(12.34, wait)).toBe("12.3 s");
  expect(spread({ mean: 1, low: 0, high: 2 }, wait)).toBe("± 1 s");
  expect(spread({ mean: 1 }, wait)).toBe("");
});
