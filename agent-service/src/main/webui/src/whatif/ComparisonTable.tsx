import { Select, Table, Text } from "@mantine/core";
import { useState } from "react";
import table from "../app/table.module.css";
import { readable } from "../desk/names";
import { judged, measuresOf, shown, spread, type Comparison, type Figures, type Report } from "./simulation";

const COLORS = { better: "teal", worse: "red", unclear: "dimmed" } as const;

/** The figures of a plan, or of two and their difference, overall or of one part. */
export function ComparisonTable({
  comparison: { plan, comparedWith, difference },
}: {
  comparison: Comparison;
}) {
  const [part, setPart] = useState("overall");
  const figures = pick(plan, part);
  return (
    <>
      <Select
        aria-label="Part"
        w={280}
        mb="xs"
        allowDeselect={false}
        value={part}
        onChange={(value) => setPart(value ?? "overall")}
        data={partsOf(plan)}
      />
      <div className={table.frame} style={{ marginBottom: "1rem" }}>
        <Table verticalSpacing={6} horizontalSpacing="md" aria-label="Figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Figure</Table.Th>
              {comparedWith && <Table.Th ta="right">Plan today</Table.Th>}
              <Table.Th ta="right">Another plan</Table.Th>
              {difference && <Table.Th ta="right">Difference</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {measuresOf(figures).map((measure) => {
              const before = comparedWith && pick(comparedWith, part)[measure.key];
              const after = figures[measure.key];
              const change = difference && pick(difference, part)[measure.key];
              return (
                <Table.Tr key={measure.key}>
                  <Table.Td>{measure.label}</Table.Td>
                  {comparedWith && <Figure of={before} text={(value) => shown(value, measure)} />}
                  <Table.Td ta="right" className="figures">
                    {after && shown(after.mean, measure)}{" "}
                    <Text span size="xs" c="dimmed">
                      {after && spread(after, measure)}
                    </Text>
                  </Table.Td>
                  {difference && (
                    <Table.Td ta="right" className="figures">
                      {change && (
                        <Text span size="sm" c={COLORS[judged(change, measure)]}>
                          {change.mean > 0 ? "+" : ""}
                          {shown(change.mean, measure)} {spread(change, measure)}
                        </Text>
                      )}
                    </Table.Td>
                  )}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

function Figure({ of, text }: { of: { mean: number } | undefined; text: (value: number) => string }) {
  return (
    <Table.Td ta="right" className="figures">
      {of && text(of.mean)}
    </Table.Td>
  );
}

function partsOf(report: Report) {
  const group = (label: string, kind: string, parts: Readonly<Record<string, Figures>>) => ({
    group: label,
    items: Object.keys(parts).map((name) => ({ value: `${kind}/${name}`, label: readable(name) })),
  });
  return [
    { value: "overall", label: "Overall" },
    group("Queues", "queues", report.queues),
    group("Channels", "channels", report.channels),
    group("Kinds of contacts", "kinds", report.kinds),
  ];
}

function pick(report: Report, part: string): Figures {
  const [kind, name] = part.split("/", 2);
  if (kind === "queues" || kind === "channels" || kind === "kinds") return report[kind][name ?? ""] ?? {};
  return report.overall;
}
