/** What every Warmline screen shares: how money, time and colour are set. The tokens themselves are `@warmline/ui/tokens.css`. */
export { inkOn, luminance } from "./colour.ts";
export {
  calendarDaysAgo,
  formatClock,
  formatDay,
  formatExact,
  formatMoney,
  formatRelative,
  formatWait,
  localeOf,
} from "./format.ts";
