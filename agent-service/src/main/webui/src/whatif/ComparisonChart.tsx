import { useComputedColorScheme } from "@mantine/core";
import { BarChart } from "echarts/charts";
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { use as take } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useMemo } from "react";
import { useChart } from "../app/useChart";
import { readable } from "../desk/names";
import type { Comparison, Estimate, Figures, Report } from "./simulation";

take([
  BarChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
]);

const COLORS = {
  light: { text: "#5a6373", line: "#e4e7ed", before: "#c0cdf5", after: "#5874d8" },
  dark: { text: "#9aa3b2", line: "#29303a", before: "#3a4a78", after: "#7f98e8" },
};

interface Panel {
  title: string;
  key: string;
  of: keyof Pick<Report, "queues" | "groups">;
  percent: boolean;
}

/** Waits, service levels and occupancy of two plans side by side. */
export default function ComparisonChart({ comparison }: { comparison: Comparison }) {
  const scheme = useComputedColorScheme("light");

  const place = useChart(useMemo(() => optionOf(comparison, COLORS[scheme]), [comparison, scheme]));

  return (
    <div
      ref={place}
      style={{ height: 300, marginBottom: "1.25rem" }}
      role="img"
      aria-label="Mean wait and service level by queue, occupancy by group of agents"
    />
  );
}

function panelsOf(report: Report): readonly Panel[] {
  const level = Object.keys(report.overall).find((key) => key.startsWith("serviceLevel"));
  return [
    { title: "Mean wait, s", key: "meanWait", of: "queues", percent: false },
    ...(level
      ? [
          {
            title: `Within ${level.slice("serviceLevel".length)}, %`,
            key: level,
            of: "queues",
            percent: true,
          } as const,
        ]
      : []),
    { title: "Occupancy, %", key: "occupancy", of: "groups", percent: true },
  ];
}

function optionOf({ plan, comparedWith }: Comparison, colors: (typeof COLORS)["light"]) {
  const panels = panelsOf(plan);
  const width = 100 / panels.length;
  const plans = [
    ...(comparedWith ? [{ name: "Plan today", report: comparedWith, color: colors.before }] : []),
    { name: "Another plan", report: plan, color: colors.after },
  ];
  const axis = { axisLabel: { color: colors.text }, axisLine: { lineStyle: { color: colors.line } } };
  return {
    animation: false,
    legend: { top: 0, textStyle: { color: colors.text } },
    tooltip: { trigger: "item" },
    title: panels.map(({ title }, n) => ({
      text: title,
      left: `${n * width + 1}%`,
      top: 28,
      textStyle: { fontSize: 12, fontWeight: 600, color: colors.text },
    })),
    grid: panels.map((_, n) => ({
      left: `${n * width + 4}%`,
      width: `${width - 6}%`,
      top: 56,
      bottom: 56,
    })),
    xAxis: panels.map(({ of }, n) => ({
      type: "category",
      gridIndex: n,
      data: Object.keys(plan[of]).map((name) => readable(name)),
      ...axis,
      axisLabel: { color: colors.text, rotate: 30, fontSize: 11 },
    })),
    yAxis: panels.map((_, n) => ({
      type: "value",
      gridIndex: n,
      splitLine: { lineStyle: { color: colors.line } },
      ...axis,
    })),
    series: panels.flatMap((panel, n) =>
      plans.map(({ name, report, color }) => ({
        type: "bar",
        name,
        color,
        barMaxWidth: 22,
        xAxisIndex: n,
        yAxisIndex: n,
        data: Object.keys(plan[panel.of]).map((part) => valueOf(report[panel.of][part], panel)),
      })),
    ),
  };
}

function valueOf(figures: Figures | undefined, { key, percent }: Panel): number | null {
  const estimate: Estimate | undefined = figures?.[key];
  return estimate === undefined ? null : Math.round(estimate.mean * (percent ? 1000 : 10)) / 10;
}
