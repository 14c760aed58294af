import type { Sop, SopStep } from "@warmline/contract";

/** A way on from a step. `label` is empty where there is only one. */
export interface FlowEdge {
  readonly from: string;
  /** Null is an end. */
  readonly to: string | null;
  readonly label: string;
}

/** A step's place: in which row from the top, and at which place in it. */
export interface FlowNode {
  readonly step: SopStep;
  readonly row: number;
  readonly column: number;
}

/** A process as a picture: rows by how many steps a customer has taken. What is never come to stands last. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly columns: number;
  readonly rows: number;
}

/** What the edges of a step are called. */
export type EdgeWords = (step: SopStep, index: number | "otherwise") => string;

/** The ways on from a step, with their names. */
export function edgesOf(step: SopStep, words: EdgeWords): readonly FlowEdge[] {
  const from = step.id;
  switch (step.kind) {
    case "say":
    case "ask":
    case "look_up":
      return [{ from, to: step.next, label: "" }];
    case "choose":
      return [
        ...step.branches.map(({ next }, index) => ({ from, to: next, label: words(step, index) })),
        { from, to: step.otherwise, label: words(step, "otherwise") },
      ];
    case "offer":
      return step.buttons.flatMap(({ to }, index) =>
        to.kind === "step" ? [{ from, to: to.step, label: words(step, index) }] : [],
      );
    case "hand_over":
      return [];
  }
}

/** Places every step of a process. */
export function flowOf({ steps }: Sop, words: EdgeWords): Flow {
  const edges = steps.flatMap((step) => edgesOf(step, words));
  const rows = rowsOf(steps, edges);
  const seats = new Map<number, number>();
  const nodes = steps.map((step) => {
    const row = rows.get(step.id) ?? 0;
    const column = seats.get(row) ?? 0;
    seats.set(row, column + 1);
    return { step, row, column };
  });
  const known = new Set(steps.map(({ id }) => id));
  return {
    nodes,
    edges: edges.filter(({ to }) => to !== null && known.has(to)),
    columns: Math.max(1, ...seats.values()),
    rows: Math.max(0, ...nodes.map(({ row }) => row)) + 1,
  };
}

/**
 * By how few steps each is come to, and below everything before it in the list that leads to it; those that nothing leads
 * to, after all others.
 */
function rowsOf(steps: readonly SopStep[], edges: readonly FlowEdge[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>(steps.slice(0, 1).map(({ id }) => [id, 0]));
  for (const [id, row] of rows)
    for (const { from, to } of edges) if (from === id && to !== null && !rows.has(to)) rows.set(to, row + 1);
  const places = new Map(steps.map(({ id }, index) => [id, index]));
  for (const { from, to } of edges) {
    const [above, below] = [rows.get(from), to === null ? undefined : rows.get(to)];
    const isOnward = (places.get(from) ?? 0) < (places.get(to ?? "") ?? 0);
    if (to !== null && isOnward && above !== undefined && below !== undefined) rows.set(to, Math.max(below, above + 1));
  }
  const last = Math.max(-1, ...rows.values()) + 1;
  return new Map(steps.map(({ id }) => [id, rows.get(id) ?? last]));
}
