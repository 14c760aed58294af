import type { Asker } from "./asker.ts";

/** What the bench tells one of its processes full of customers. */
export type Order = OpenOrder | AskOrder;

/** Connect these customers. */
export interface OpenOrder {
  readonly do: "open";
  readonly url: string;
  readonly askers: readonly Asker[];
}

/** Ask for so long. */
export interface AskOrder {
  readonly do: "ask";
  readonly seconds: number;
  readonly load: Load;
}

/** So many questions always open, or so many per second whatever the answers take. */
export type Load =
  { readonly kind: "closed"; readonly inFlight: number } | { readonly kind: "paced"; readonly perSecond: number };

/** What came of asking. `waits` are milliseconds from the moment the question was due until its answer was there. */
export interface Asked {
  readonly waits: readonly number[];
  readonly unanswered: number;
  readonly refused: number;
  readonly handedOver: number;
  /** Questions that were due while no customer was free to ask. */
  readonly missed: number;
}
