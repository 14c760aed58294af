import { useNow } from "../platform/use-now.ts";
import { useShopTime } from "../session/use-shop-time.ts";
import type { Clock } from "./core/case-words.ts";

/** By which moments of a case are said: the shop's clock, looked at each minute. */
export function useCaseClock(): Clock {
  return { now: new Date(useNow(60)), setting: useShopTime() };
}
