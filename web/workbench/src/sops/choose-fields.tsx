import type { SopStep } from "@warmline/contract";
import { Button, InputNumber } from "antd";
import type { ReactElement } from "react";
import { AmountInput } from "../shell/amount-input.tsx";
import { filled } from "../shops/use-rules-words.ts";
import { Field, NextPick, Pick } from "./field.tsx";
import type { Named } from "./sops-api.ts";
import { stepName, useSopSetting, valuesFor } from "./sop-context.ts";

type Choose = Extract<SopStep, { readonly kind: "choose" }>;

interface Props {
  readonly step: Choose;
  readonly onChange: (step: SopStep, what?: string) => void;
}

const MAX_BRANCHES = 20;

/** What a step looks at, and where each case goes. */
export function ChooseFields({ step, onChange }: Props): ReactElement {
  const setting = useSopSetting();
  const { sop, vocabulary, words } = setting;
  const [by, of, otherwise] = [`${step.id}-by`, `${step.id}-of`, `${step.id}-otherwise`];
  const asking = sop.steps.filter((one) => one.kind === "ask" && (one.asks === "choice" || one.asks === "number"));
  const asked: readonly Named[] = asking.map(({ id }) => ({ id, name: { zh: stepName(setting, id) } }));
  return (
    <>
      <Field id={by} label={words.by_fact}>
        <Pick
          id={by}
          label={words.by_fact}
          options={vocabulary.deciding}
          value={step.by}
          onChange={(fact) =>
            onChange({ ...step, by: fact, of: null, limit: null, branches: [{ value: "", next: null }] })
          }
        />
      </Field>
      {step.by === "answer" && (
        <Field id={of} label={words.of}>
          <Pick
            id={of}
            label={words.of}
            options={asked}
            value={step.of ?? ""}
            onChange={(id) => onChange({ ...step, of: id === "" ? null : id })}
          />
        </Field>
      )}
      <LimitField step={step} onChange={onChange} />
      <Branches step={step} onChange={onChange} />
      <Field id={otherwise} label={words.otherwise}>
        <NextPick
          id={otherwise}
          label={words.otherwise}
          value={step.otherwise}
          onChange={(next) => onChange({ ...step, otherwise: next })}
        />
      </Field>
    </>
  );
}

/** What it is compared with, where it is compared. */
function LimitField({ step, onChange }: Props): ReactElement | null {
  const { sop, vocabulary, words } = useSopSetting();
  const asked = sop.steps.find(({ id }) => id === step.of);
  const isNumber = step.by === "answer" && asked?.kind === "ask" && asked.asks === "number";
  const isLimited = vocabulary.deciding.some(({ id, limited }) => id === step.by && limited);
  if (!isNumber && !isLimited) return null;
  const id = `${step.id}-limit`;
  const set = (limit: number | null): void => onChange({ ...step, limit }, id);
  if (step.by === "order.paid")
    return (
      <Field id={id} label={words.limitMoney}>
        <AmountInput id={id} currency={vocabulary.currency} amount={step.limit} onChange={set} />
      </Field>
    );
  const label = isNumber ? words.limitNumber : words.limitDays;
  return (
    <Field id={id} label={label}>
      <InputNumber id={id} min={0} max={1_000_000} value={step.limit} onChange={set} />
    </Field>
  );
}

function Branches({ step, onChange }: Props): ReactElement {
  const setting = useSopSetting();
  const { words } = setting;
  const { branches } = step;
  const values = valuesFor(setting, step);
  const set = (index: number, branch: Choose["branches"][number]): void =>
    onChange({ ...step, branches: branches.with(index, branch) });
  return (
    <div className="sop-items">
      {branches.map((branch, index) => {
        const name = filled(words.branch, { number: index + 1 });
        const id = `${step.id}-branch-${index}`;
        return (
          // Cases have no name of their own while they are written: their place is all there is.
          <div key={index} className="sop-item" role="group" aria-label={name}>
            <Pick
              id={`${id}-value`}
              label={`${words.value} · ${name}`}
              options={values}
              value={branch.value}
              onChange={(value) => set(index, { ...branch, value })}
            />
            <NextPick
              id={`${id}-next`}
              label={`${words.go} · ${name}`}
              value={branch.next}
              onChange={(next) => set(index, { ...branch, next })}
            />
            <Button
              size="small"
              type="text"
              aria-label={`${words.remove} · ${name}`}
              onClick={() => onChange({ ...step, branches: branches.toSpliced(index, 1) })}
            >
              {words.remove}
            </Button>
          </div>
        );
      })}
      <Button
        size="small"
        disabled={branches.length >= MAX_BRANCHES}
        onClick={() => onChange({ ...step, branches: [...branches, { value: "", next: null }] })}
      >
        {words.addBranch}
      </Button>
    </div>
  );
}
