import type { Language, Money } from "@warmline/contract";

const DAY_MS = 86_400_000;

/** The BCP 47 locale in which a language is set. */
export function localeOf(language: Language): string {
  return language === "zh" ? "zh-CN" : "en-US";
}

/** An amount in minor units, set as the reader's language sets that currency: `¥129.00`, `$18.50`. */
export function formatMoney(money: Money, language: Language): string {
  const format = new Intl.NumberFormat(localeOf(language), { style: "currency", currency: money.currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(money.amount / 10 ** digits);
}

/** How an instant is set: in a language, by the clock of a zone (IANA name); without one by the reader's own. */
export interface Setting {
  readonly language: Language;
  readonly timeZone?: string | undefined;
}

/** Hours and minutes of an instant, 24-hour: `09:05`. */
export function formatClock(at: Date, { language, timeZone }: Setting): string {
  return at.toLocaleTimeString(localeOf(language), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
}

/** Date and time in figures as each language writes them: `2026/11/22 09:05`, `11/22/26, 9:05 AM`. */
export function formatMoment(at: Date, { language, timeZone }: Setting): string {
  return at.toLocaleString(localeOf(language), { dateStyle: "short", timeStyle: "short", timeZone });
}

/** Date and time to the second, for hovering over a shorter form; a zone that is not the reader's own is named. */
export function formatExact(at: Date, { language, timeZone }: Setting): string {
  const set = { dateStyle: "long", timeStyle: "medium", hourCycle: "h23", timeZone } as const;
  return at.toLocaleString(localeOf(language), set) + (timeZone === undefined ? "" : ` (${timeZone})`);
}

/** Midnight of an instant's calendar day, as if that day were in UTC. Swedish writes days as ISO does. */
function dayOf(at: Date, timeZone: string | undefined): number {
  return timeZone === undefined
    ? Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())
    : Date.parse(at.toLocaleDateString("sv", { timeZone }));
}

/** Days from `at`'s calendar day to `now`'s in the zone, else in the reader's; 0 is the same day, 1 yesterday. */
export function calendarDaysAgo(at: Date, now: Date, timeZone?: string): number {
  return Math.round((dayOf(now, timeZone) - dayOf(at, timeZone)) / DAY_MS);
}

/** A day as a separator between messages: `今天`, `Yesterday`, `11月20日 周五`, with the year when it is another. */
export function formatDay(at: Date, now: Date, { language, timeZone }: Setting): string {
  const days = calendarDaysAgo(at, now, timeZone);
  if (days === 0) return language === "zh" ? "今天" : "Today";
  if (days === 1) return language === "zh" ? "昨天" : "Yesterday";
  const yearOf = (date: Date): number => new Date(dayOf(date, timeZone)).getUTCFullYear();
  const sameYear = yearOf(at) === yearOf(now);
  return at.toLocaleDateString(localeOf(language), {
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    weekday: "short",
    timeZone,
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** How long ago in words: `刚刚`, `5 minutes ago`, a clock within the day, else the day. Never says the future. */
export function formatRelative(at: Date, now: Date, setting: Setting): string {
  const { language, timeZone } = setting;
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return language === "zh" ? "刚刚" : "just now";
  if (minutes < 60) return language === "zh" ? `${minutes} 分钟前` : `${minutes} min ago`;
  const days = calendarDaysAgo(at, now, timeZone);
  if (days === 0) return formatClock(at, setting);
  return days === 1 ? `${formatDay(at, now, setting)} ${formatClock(at, setting)}` : formatDay(at, now, setting);
}

/** How long something has stood, by its largest unit: `12分钟`, `5 hours`, `9 days`; days from the second on. */
export function formatSpan(milliseconds: number, language: Language): string {
  const minutes = Math.max(1, Math.floor(milliseconds / 60_000));
  const hours = Math.floor(minutes / 60);
  const [value, unit] =
    hours < 1 ? [minutes, "minute"] : hours < 48 ? [hours, "hour"] : [Math.floor(hours / 24), "day"];
  return value.toLocaleString(localeOf(language), { style: "unit", unit, unitDisplay: "long" });
}

/** A waiting clock that keeps its width: `0:07`, `12:40`, `1:03:20`. Negative spans read as zero. */
export function formatWait(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}
