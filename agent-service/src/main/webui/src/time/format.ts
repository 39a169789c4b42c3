const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 4:05, 1:02:03 or 2 d 4 h: how long something takes. */
export function duration(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (days > 0) return `${days} d ${hours} h`;
  const tail = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/** 40 s, 5 min, 3 h: the same, roughly, for running text. */
export function roughly(millis: number): string {
  if (millis < MINUTE) return `${Math.max(0, Math.round(millis / 1000))} s`;
  if (millis < HOUR) return `${Math.round(millis / MINUTE)} min`;
  if (millis < DAY) return `${Math.round(millis / HOUR)} h`;
  return `${Math.round(millis / DAY)} d`;
}

/** ISO-8601 durations as the services write them, such as PT1M30S, or plain seconds. */
export function millisOf(iso: string | number | null | undefined): number | null {
  if (typeof iso === "number") return iso * 1000;
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(iso ?? "");
  if (!parts) return null;
  const [, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  return (days ?? 0) * DAY + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE + (seconds ?? 0) * 1000;
}

const clockFormat = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const exactFormat = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const fullFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const clockTime = (iso: string) => clockFormat.format(new Date(iso));
export const exactTime = (iso: string) => exactFormat.format(new Date(iso));
export const fullTime = (iso: string) => fullFormat.format(new Date(iso));

/** Today, Yesterday or the date, in the rep's own time zone. */
export function dayOf(iso: string, today: number): string {
  const day = startOfDay(new Date(iso).getTime());
  const distance = Math.round((startOfDay(today) - day) / DAY);
  if (distance === 0) return "Today";
  if (distance === 1) return "Yesterday";
  return dayFormat.format(day);
}

function startOfDay(millis: number): number {
  return new Date(millis).setHours(0, 0, 0, 0);
}
