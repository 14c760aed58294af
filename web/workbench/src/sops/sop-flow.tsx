import type { SopProblem } from "@warmline/contract";
import type { ReactElement } from "react";
import { filled } from "../shops/use-rules-words.ts";
import { type Flow, type FlowEdge, flowOf, type FlowNode } from "./core/flow.ts";
import { nameIn, type SopSetting, stepName, stepText, useSopSetting, valuesFor } from "./sop-context.ts";
import { textIn } from "../customer/core/order-words.ts";

/** In pixels: a step, and the room around it. */
const BOX = { width: 148, height: 58, gapX: 28, gapY: 44, margin: 24 } as const;

/** Characters of a way's name that have room. */
const MOST = 12;

const leftOf = ({ column }: FlowNode): number => BOX.margin + column * (BOX.width + BOX.gapX);
const topOf = ({ row }: FlowNode): number => row * (BOX.height + BOX.gapY);

/** The process as a picture; a step in it leads to its card. */
export function SopFlow({ problems }: { readonly problems: readonly SopProblem[] }): ReactElement {
  const setting = useSopSetting();
  const { sop, words } = setting;
  if (sop.steps.length === 0) return <p className="faint">{words.flowEmpty}</p>;
  const flow = flowOf(sop, edgeWords(setting));
  const size = {
    width: flow.columns * (BOX.width + BOX.gapX) - BOX.gapX + 2 * BOX.margin,
    height: flow.rows * (BOX.height + BOX.gapY) - BOX.gapY,
  };
  return (
    <div className="sop-flow" role="group" aria-label={words.flow}>
      <div style={size} className="sop-flow-sheet">
        <svg {...size} aria-hidden="true">
          {flow.edges.map((edge, index) => (
            <Line key={index} flow={flow} edge={edge} />
          ))}
        </svg>
        {flow.nodes.map((node) => (
          <button
            key={node.step.id}
            type="button"
            className="sop-node"
            data-kind={node.step.kind}
            data-wrong={problems.some(({ step }) => step === node.step.id) || undefined}
            style={{ left: leftOf(node), top: topOf(node), width: BOX.width, height: BOX.height }}
            aria-label={stepName(setting, node.step.id)}
            onClick={() => showCard(node.step.id)}
          >
            <strong>
              {filled(words.step, { number: sop.steps.indexOf(node.step) + 1 })} · {words.kind[node.step.kind]}
            </strong>
            <span>{stepText(setting, node.step)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

function showCard(id: string): void {
  const card = document.getElementById(`step-${id}`);
  card?.scrollIntoView({ block: "center" });
  card?.focus({ preventScroll: true });
}

function edgeWords(setting: SopSetting): Parameters<typeof flowOf>[1] {
  const { words, language } = setting;
  return (step, index) => {
    if (index === "otherwise") return words.otherwise.replace(/去$| go to$/u, "");
    if (step.kind === "offer") return textIn(step.buttons[index]?.label ?? {}, language);
    if (step.kind !== "choose") return "";
    return nameIn(valuesFor(setting, step), step.branches[index]?.value ?? "", language);
  };
}

/** Down to the next row as a line, back up round the side. */
function Line({ flow, edge }: { readonly flow: Flow; readonly edge: FlowEdge }): ReactElement | null {
  const [from, to] = [
    flow.nodes.find(({ step }) => step.id === edge.from),
    flow.nodes.find(({ step }) => step.id === edge.to),
  ];
  if (from === undefined || to === undefined) return null;
  const start = { x: leftOf(from) + BOX.width / 2, y: topOf(from) + BOX.height };
  const end = { x: leftOf(to) + BOX.width / 2, y: topOf(to) };
  const isBack = to.row <= from.row;
  const side = leftOf(to) - BOX.margin / 2;
  const middle = (start.y + end.y) / 2;
  const path = isBack
    ? `M${start.x - 30} ${start.y} v10 H${side} V${end.y + BOX.height / 2} h${BOX.margin / 2}`
    : `M${start.x} ${start.y} C${start.x} ${middle} ${end.x} ${middle} ${end.x} ${end.y}`;
  const label = { x: isBack ? start.x - 30 : (start.x + end.x) / 2, y: isBack ? start.y + 22 : middle + 4 };
  return (
    <g className="sop-line" data-back={isBack || undefined}>
      <path d={path} />
      {edge.label !== "" && (
        <text {...label} textAnchor="middle">
          {edge.label.length > MOST ? `${edge.label.slice(0, MOST)}…` : edge.label}
        </text>
      )}
    </g>
  );
}
