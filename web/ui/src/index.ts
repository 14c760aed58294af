/** What every Warmline screen shares: how money, time and colour are set, and how a log stays at its end. The tokens themselves are `@warmline/ui/tokens.css`. */
export { inkOn, luminance } from "./colour.ts";
export {
  calendarDaysAgo,
  formatClock,
  formatDay,
  formatExact,
  formatMoment,
  formatMoney,
  formatRelative,
  formatSpan,
  formatWait,
  localeOf,
  type Setting,
} from "./format.ts";
export { holdsOn, isAtEnd, type Scrolled } from "./stick.ts";
