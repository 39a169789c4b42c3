import { useEffect, useState } from "react";

/** The servers' time as far as this machine can tell: countdowns must not depend on a desk clock that is minutes off. */
let offset = 0;

export function setServerTime(serverMillis: number): void {
  const difference = serverMillis - Date.now();
  offset = Math.abs(difference) < 2_000 ? 0 : difference;
}

export const now = () => Date.now() + offset;

/** The time, renewed every `interval` milliseconds. */
export function useNow(interval = 1_000): number {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return time;
}
