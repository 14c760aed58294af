export { discover, type DiscoverOptions, type Grouping } from "./discover.ts";
export type { Group } from "./describe-groups.ts";
export type { Assigner, Assignment } from "./assign.ts";
