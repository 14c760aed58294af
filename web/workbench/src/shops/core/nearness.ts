/** How near the closest entry is to what was asked. */
export type Nearness = "answers" | "asks" | "near" | "nothing";

/** Below this likeness two texts have a letter or two in common: no entry is worth showing. */
const WORTH_SHOWING = 0.2;

interface Closest {
  readonly likeness: number;
  readonly enough: boolean;
  readonly maybe: boolean;
}

/** What the closest entry would do: answer, be asked about, be shown to the owner as near, or nothing. */
export function nearnessOf(closest: Closest | null): Nearness {
  if (closest === null) return "nothing";
  if (closest.enough) return "answers";
  if (closest.maybe) return "asks";
  return closest.likeness < WORTH_SHOWING ? "nothing" : "near";
}
