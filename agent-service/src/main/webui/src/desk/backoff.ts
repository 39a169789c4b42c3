const FIRST_MS = 400;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the n-th attempt (from 0) to connect again: doubling, and anywhere between half and the whole of it, so
 * that the desks of a whole floor don't come back in the same instant.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.round(whole / 2 + (whole / 2) * random());
}
