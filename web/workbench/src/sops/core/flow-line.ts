import type { FlowNode } from "./flow.ts";

/** In pixels: a step, and the room around it. */
export const BOX = { width: 148, height: 58, gapX: 28, gapY: 44, margin: 24 } as const;

/** Where a step stands, from the left. */
export const leftOf = ({ column }: Pick<FlowNode, "column">): number => BOX.margin + column * (BOX.width + BOX.gapX);
/** Where a step stands, from the top. */
export const topOf = ({ row }: Pick<FlowNode, "row">): number => row * (BOX.height + BOX.gapY);

type Place = Pick<FlowNode, "row" | "column">;

/** A way on as it is drawn: a path, where its name stands, and whether it leads back up. */
export interface FlowLine {
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number };
  readonly isBack: boolean;
}

/** Down to the next row as a curve; past rows between them along the lane beside a step; back up round the side. */
export function lineOf(from: Place, to: Place): FlowLine {
  if (to.row <= from.row) return backLine(from, to);
  return to.row === from.row + 1 ? nextLine(from, to) : laneLine(from, to);
}

const footOf = (place: Place) => ({ x: leftOf(place) + BOX.width / 2, y: topOf(place) + BOX.height });
const headOf = (place: Place) => ({ x: leftOf(place) + BOX.width / 2, y: topOf(place) });

function nextLine(from: Place, to: Place): FlowLine {
  const [start, end] = [footOf(from), headOf(to)];
  const middle = (start.y + end.y) / 2;
  return {
    path: `M${start.x} ${start.y} C${start.x} ${middle} ${end.x} ${middle} ${end.x} ${end.y}`,
    label: { x: (start.x + end.x) / 2, y: middle + 4 },
    isBack: false,
  };
}

/** How far into the lane the name stands, so that it is not upon the one of the next row. */
const LABEL_SHARE = 0.3;

/** No step stands in the lane between two columns, and so neither the line nor its name is behind one. */
function laneLine(from: Place, to: Place): FlowLine {
  const [start, end] = [footOf(from), headOf(to)];
  const lane = to.column < from.column ? leftOf(from) - BOX.gapX / 2 : leftOf(from) + BOX.width + BOX.gapX / 2;
  const [in1, in2] = [start.y + BOX.gapY / 2, start.y + BOX.gapY];
  const [out1, out2] = [end.y - BOX.gapY, end.y - BOX.gapY / 2];
  return {
    path: `M${start.x} ${start.y} C${start.x} ${in1} ${lane} ${in1} ${lane} ${in2} V${out1} C${lane} ${out2} ${end.x} ${out2} ${end.x} ${end.y}`,
    label: { x: start.x + (lane - start.x) * LABEL_SHARE, y: in1 + 4 },
    isBack: false,
  };
}

function backLine(from: Place, to: Place): FlowLine {
  const [start, end] = [footOf(from), headOf(to)];
  const side = leftOf(to) - BOX.margin / 2;
  return {
    path: `M${start.x - 30} ${start.y} v10 H${side} V${end.y + BOX.height / 2} h${BOX.margin / 2}`,
    label: { x: start.x - 30, y: start.y + 22 },
    isBack: true,
  };
}
