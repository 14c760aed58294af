import { zoneOffset } from "../../core/shop-time.ts";

const WRITTEN =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** Reads `2026-11-20T14:03:00Z`, `2026-11-20 14:03` (the shop's time), `2026/11/20`; null when it is no real moment. */
export function parseMoment(written: string, timeZone: string): Date | null {
  const match = WRITTEN.exec(written.trim());
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const milliseconds = Number((match[7] ?? "0").padEnd(3, "0"));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  if (!isReal({ wall, month, day, hour, minute, second }) || year < 1990 || year > 2200) return null;
  return new Date(wall - offsetOf(match[8], wall, timeZone));
}

interface Parts {
  readonly wall: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** 31 February would silently become March. */
function isReal({ wall, month, day, hour, minute, second }: Parts): boolean {
  const date = new Date(wall);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
}

function offsetOf(zone: string | undefined, wall: number, timeZone: string): number {
  if (zone === undefined) return zoneOffset(new Date(wall - zoneOffset(new Date(wall), timeZone)), timeZone);
  if (zone.toUpperCase() === "Z") return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
