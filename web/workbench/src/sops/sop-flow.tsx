import type { SopProblem } from "@warmline/contract";
import type { ReactElement } from "react";
import { filled } from "../shops/use-rules-words.ts";
import { type Flow, type FlowEdge, flowOf } from "./core/flow.ts";
import { BOX, leftOf, lineOf, topOf } from "./core/flow-line.ts";
import { nameIn, type SopSetting, stepName, stepText, useSopSetting, valuesFor } from "./sop-context.ts";
import { textIn } from "../customer/core/order-words.ts";

/** Characters of a way's name that have room. */
const MOST = 12;

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
    if (index === "otherwise") return words.otherwiseWay;
    if (step.kind === "offer") return textIn(step.buttons[index]?.label ?? {}, language);
    if (step.kind !== "choose") return "";
    return nameIn(valuesFor(setting, step), step.branches[index]?.value ?? "", language);
  };
}

function Line({ flow, edge }: { readonly flow: Flow; readonly edge: FlowEdge }): ReactElement | null {
  const placeOf = (id: string | null) => flow.nodes.find(({ step }) => step.id === id);
  const [from, to] = [placeOf(edge.from), placeOf(edge.to)];
  if (from === undefined || to === undefined) return null;
  const { path, label, isBack } = lineOf(from, to);
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
