import { useComputedColorScheme } from "@mantine/core";
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { use as take } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useMemo } from "react";
import { useChart } from "../app/useChart";
import { clockTime } from "../time/format";
import type { Quarter } from "./live";
import classes from "./Wallboard.module.css";

take([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const COLORS = {
  light: {
    text: "#5a6373",
    line: "#e4e7ed",
    answered: "#5874d8",
    abandoned: "#b3261e",
    waiting: "#c0cdf5",
    level: "#1a7f4e",
  },
  dark: {
    text: "#9aa3b2",
    line: "#29303a",
    answered: "#7f98e8",
    abandoned: "#ff8a80",
    waiting: "#3a4a78",
    level: "#5fd49a",
  },
};

/** The day so far: what came, what became of it, and the service level over it. */
export default function Trend({ quarters }: { quarters: readonly Quarter[] }) {
  const scheme = useComputedColorScheme("light");

  const place = useChart(useMemo(() => optionOf(quarters, COLORS[scheme]), [quarters, scheme]));

  return <div ref={place} className={classes.chart} role="img" aria-label={summaryOf(quarters)} />;
}

function summaryOf(quarters: readonly Quarter[]): string {
  const sum = (pick: (quarter: Quarter) => number) =>
    quarters.reduce((total, quarter) => total + pick(quarter), 0);
  return `Today: ${sum((quarter) => quarter.offered)} offered, ${sum((quarter) => quarter.answered)} answered, ${sum((quarter) => quarter.abandoned)} abandoned`;
}

function optionOf(quarters: readonly Quarter[], colors: (typeof COLORS)["light"]) {
  const axis = { axisLabel: { color: colors.text }, axisLine: { lineStyle: { color: colors.line } } };
  const bar = { type: "bar", stack: "contacts", barMaxWidth: 28 };
  return {
    animation: false,
    grid: { left: 44, right: 52, top: 36, bottom: 28 },
    legend: { top: 0, textStyle: { color: colors.text } },
    tooltip: { trigger: "axis" },
    xAxis: { type: "category", data: quarters.map((quarter) => clockTime(quarter.from)), ...axis },
    yAxis: [
      { type: "value", minInterval: 1, splitLine: { lineStyle: { color: colors.line } }, ...axis },
      {
        type: "value",
        min: 0,
        max: 100,
        splitLine: { show: false },
        axisLabel: { color: colors.text, formatter: "{value} %" },
      },
    ],
    series: [
      { ...bar, name: "Answered", color: colors.answered, data: quarters.map((quarter) => quarter.answered) },
      {
        ...bar,
        name: "Abandoned",
        color: colors.abandoned,
        data: quarters.map((quarter) => quarter.abandoned),
      },
      {
        ...bar,
        name: "Not yet answered",
        color: colors.waiting,
        data: quarters.map((quarter) => Math.max(0, quarter.offered - quarter.answered - quarter.abandoned)),
      },
      {
        type: "line",
        name: "Service level",
        color: colors.level,
        yAxisIndex: 1,
        connectNulls: true,
        symbolSize: 6,
        data: quarters.map((quarter) =>
          quarter.serviceLevel === null ? null : Math.round(quarter.serviceLevel * 100),
        ),
      },
    ],
  };
}
