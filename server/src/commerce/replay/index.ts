export { replay, type ReplayReport } from "./replay.ts";
export type { ReplayContext } from "./replay-shop.ts";
export { Tau2State, Tau2Task } from "./tau2-shapes.ts";
