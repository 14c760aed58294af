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

/** Hours and minutes of an instant in the reader's zone, 24-hour: `09:05`. */
export function formatClock(at: Date, language: Language): string {
  return at.toLocaleTimeString(localeOf(language), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** Date and time to the second, for hovering over a shorter form. */
export function formatExact(at: Date, language: Language): string {
  return at.toLocaleString(localeOf(language), { dateStyle: "long", timeStyle: "medium", hourCycle: "h23" });
}

/** Days from `at`'s calendar day to `now`'s in the reader's zone; 0 is the same day, 1 yesterday. */
export function calendarDaysAgo(at: Date, now: Date): number {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(now) - midnight(at)) / DAY_MS);
}

/** A day as a separator between messages: `今天`, `Yesterday`, `11月20日 周五`, with the year when it is another. */
export function formatDay(at: Date, now: Date, language: Language): string {
  const days = calendarDaysAgo(at, now);
  if (days === 0) return language === "zh" ? "今天" : "Today";
  if (days === 1) return language === "zh" ? "昨天" : "Yesterday";
  const sameYear = at.getFullYear() === now.getFullYear();
  return at.toLocaleDateString(localeOf(language), {
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    weekday: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** How long ago in words: `刚刚`, `5 minutes ago`, a clock within the day, else the day. Never says the future. */
export function formatRelative(at: Date, now: Date, language: Language): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return language === "zh" ? "刚刚" : "just now";
  if (minutes < 60) return language === "zh" ? `${minutes} 分钟前` : `${minutes} min ago`;
  const days = calendarDaysAgo(at, now);
  if (days === 0) return formatClock(at, language);
  return days === 1 ? `${formatDay(at, now, language)} ${formatClock(at, language)}` : formatDay(at, now, language);
}

/** A waiting clock that keeps its width: `0:07`, `12:40`, `1:03:20`. Negative spans read as zero. */
export function formatWait(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}
