import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { init } from "echarts/core";
import { useEffect, useRef, type RefObject } from "react";

/** Draws a chart into the element and keeps it as large as that. Pass the same option while nothing has changed. */
export function useChart(option: EChartsCoreOption): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);

  useEffect(() => {
    if (!place.current) return;
    const drawn = init(place.current);
    chart.current = drawn;
    const resized = new ResizeObserver(() => drawn.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, true);
  }, [option]);

  return place;
}
