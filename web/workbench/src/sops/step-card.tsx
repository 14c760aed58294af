import type { SopProblem, SopStep } from "@warmline/contract";
import { Button, Dropdown } from "antd";
import type { ReactElement } from "react";
import { filled } from "../shops/use-rules-words.ts";
import { Icon } from "../shell/icon.tsx";
import { STEP_KINDS, type StepKind } from "./core/edit-sop.ts";
import { problemWords } from "./problem-words.ts";
import { stepName, useSopSetting } from "./sop-context.ts";
import { StepFields } from "./step-fields.tsx";

/** What can be done with a step. */
export interface StepActions {
  readonly change: (step: SopStep, what?: string) => void;
  readonly add: (kind: StepKind, after: string | null) => void;
  readonly remove: (id: string) => void;
  readonly move: (id: string, by: 1 | -1) => void;
}

interface Props extends StepActions {
  readonly step: SopStep;
  readonly index: number;
  readonly problems: readonly SopProblem[];
}

/** A step as a card: which one it is, what is wrong with it, and what it is made of. */
export function StepCard({ step, index, problems, change, add, remove, move }: Props): ReactElement {
  const setting = useSopSetting();
  const { sop, words } = setting;
  const name = stepName(setting, step.id);
  return (
    <li
      className="sop-step"
      id={`step-${step.id}`}
      tabIndex={-1}
      aria-label={name}
      data-wrong={problems.length > 0 || undefined}
    >
      <div className="sop-step-head">
        <h3>{filled(words.step, { number: index + 1 })}</h3>
        <span>{words.kind[step.kind]}</span>
        {index === 0 && <span className="sop-begin">{words.begin}</span>}
        <span className="sop-step-acts">
          <Button
            size="small"
            type="text"
            disabled={index === 0}
            aria-label={`${words.up} · ${name}`}
            onClick={() => move(step.id, -1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            type="text"
            disabled={index === sop.steps.length - 1}
            aria-label={`${words.down} · ${name}`}
            onClick={() => move(step.id, 1)}
          >
            ↓
          </Button>
          <AddStep label={words.addAfter} name={`${words.addAfter} · ${name}`} onPick={(kind) => add(kind, step.id)} />
          <Button
            size="small"
            type="text"
            danger
            aria-label={`${words.remove} · ${name}`}
            onClick={() => remove(step.id)}
          >
            {words.remove}
          </Button>
        </span>
      </div>
      {problems.length > 0 && (
        <ul className="sop-wrong">
          {problems.map((problem, at) => (
            <li key={at}>
              <Icon name="warn" size={14} /> {problemWords(setting, problem)}
            </li>
          ))}
        </ul>
      )}
      <div className="sop-fields">
        <StepFields step={step} onChange={change} />
      </div>
    </li>
  );
}

interface AddProps {
  readonly label: string;
  readonly name: string;
  readonly onPick: (kind: StepKind) => void;
  readonly primary?: boolean;
}

/** A menu of the kinds of steps, each with what it is for. */
export function AddStep({ label, name, onPick, primary = false }: AddProps): ReactElement {
  const { words } = useSopSetting();
  const items = STEP_KINDS.map((kind) => ({
    key: kind,
    label: (
      <span className="sop-kind">
        <strong>{words.kind[kind]}</strong>
        <span>{words.kindHelp[kind]}</span>
      </span>
    ),
    onClick: () => onPick(kind),
  }));
  return (
    <Dropdown menu={{ items }} trigger={["click"]} autoFocus>
      <Button
        size={primary ? "middle" : "small"}
        type={primary ? "default" : "text"}
        aria-label={name}
        aria-haspopup="menu"
      >
        {label}
      </Button>
    </Dropdown>
  );
}
