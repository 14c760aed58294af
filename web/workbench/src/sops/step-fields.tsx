import type { SopStep } from "@warmline/contract";
import { Button, Input, Select } from "antd";
import type { ReactElement } from "react";
import { filled } from "../shops/use-rules-words.ts";
import { asking, freshValue } from "./core/edit-sop.ts";
import { ChooseFields } from "./choose-fields.tsx";
import { Field, NextPick, Pick, type SopWords, WordsField } from "./field.tsx";
import { stepChoice, useSopSetting } from "./sop-context.ts";

const MAX_TEXT = 500;
const MAX_LABEL = 40;
const MAX_BUTTONS = 8;

/** A step being written; `what` says which part of it. */
export interface StepProps<Kind extends SopStep["kind"] = SopStep["kind"]> {
  readonly step: Extract<SopStep, { readonly kind: Kind }>;
  readonly onChange: (step: SopStep, what?: string) => void;
}

/** What a step of any kind is made of. */
export function StepFields({ step, onChange }: StepProps): ReactElement {
  switch (step.kind) {
    case "say":
      return (
        <>
          <TextField step={step} onChange={onChange} />
          <NextField step={step} onChange={onChange} />
        </>
      );
    case "ask":
      return <AskFields step={step} onChange={onChange} />;
    case "look_up":
      return <LookUpFields step={step} onChange={onChange} />;
    case "choose":
      return <ChooseFields step={step} onChange={onChange} />;
    case "offer":
      return <OfferFields step={step} onChange={onChange} />;
    case "hand_over":
      return <HandOverFields step={step} onChange={onChange} />;
  }
}

/** A step's text, into which facts can be put. */
function TextField({ step, onChange }: StepProps<"say" | "ask" | "offer" | "hand_over">): ReactElement {
  const { vocabulary, words } = useSopSetting();
  const label = step.kind === "say" ? words.text : step.kind === "hand_over" ? words.handOverText : words.question;
  const id = `${step.id}-text`;
  const set = (text: SopWords, what?: string): void => onChange({ ...step, text }, what);
  const insert = (fact: string): void => {
    const written = vocabulary.languages.filter((one) => (step.text[one] ?? "") !== "");
    const into = written.length > 0 ? written : vocabulary.languages.slice(0, 1);
    set(
      Object.assign({}, step.text, ...into.map((one) => ({ [one]: `${step.text[one] ?? ""}{${fact}}` }))) as SopWords,
    );
  };
  return (
    <Field id={id} label={label} wide>
      <WordsField id={id} label={label} value={step.text} max={MAX_TEXT} onChange={(text) => set(text, id)} />
      <div className="sop-insert">
        <Pick
          id={`${step.id}-insert`}
          label={words.insert}
          placeholder={`+ ${words.insert}`}
          options={vocabulary.told}
          value=""
          onChange={insert}
        />
      </div>
    </Field>
  );
}

function NextField({ step, onChange }: StepProps<"say" | "ask" | "look_up">): ReactElement {
  const { words } = useSopSetting();
  const id = `${step.id}-next`;
  return (
    <Field id={id} label={words.next}>
      <NextPick id={id} label={words.next} value={step.next} onChange={(next) => onChange({ ...step, next })} />
    </Field>
  );
}

function AskFields({ step, onChange }: StepProps<"ask">): ReactElement {
  const { words } = useSopSetting();
  const id = `${step.id}-asks`;
  const kinds = ["choice", "text", "order", "product", "number"] as const;
  return (
    <>
      <TextField step={step} onChange={onChange} />
      <Field id={id} label={words.asks}>
        <Select
          id={id}
          aria-label={words.asks}
          options={kinds.map((value) => ({ value, label: words.ask[value] }))}
          value={step.asks}
          onChange={(asks: (typeof kinds)[number]) => onChange(asking(step, asks))}
        />
      </Field>
      <NextField step={step} onChange={onChange} />
      {step.asks === "choice" && <Options step={step} onChange={onChange} />}
    </>
  );
}

function Options({ step, onChange }: StepProps<"ask">): ReactElement {
  const { words } = useSopSetting();
  const { options } = step;
  const add = (): void => onChange({ ...step, options: [...options, { value: freshValue(options), label: {} }] });
  return (
    <div className="sop-items">
      {options.map((option, index) => {
        const name = filled(words.option, { number: index + 1 });
        const id = `${step.id}-option-${option.value}`;
        return (
          <div key={option.value} className="sop-item" role="group" aria-label={name}>
            <WordsField
              id={id}
              label={name}
              value={option.label}
              max={MAX_LABEL}
              onChange={(label) => onChange({ ...step, options: options.with(index, { ...option, label }) }, id)}
            />
            <RemoveButton name={name} onClick={() => onChange({ ...step, options: options.toSpliced(index, 1) })} />
          </div>
        );
      })}
      <Button size="small" disabled={options.length >= MAX_BUTTONS} onClick={add}>
        {words.addOption}
      </Button>
    </div>
  );
}

/** Takes one of several out. */
export function RemoveButton({ name, onClick }: { readonly name: string; readonly onClick: () => void }): ReactElement {
  const { words } = useSopSetting();
  return (
    <Button size="small" type="text" aria-label={`${words.remove} · ${name}`} onClick={onClick}>
      {words.remove}
    </Button>
  );
}

function LookUpFields({ step, onChange }: StepProps<"look_up">): ReactElement {
  const { vocabulary, words } = useSopSetting();
  const id = `${step.id}-fact`;
  return (
    <>
      <Field id={id} label={words.fact}>
        <Pick
          id={id}
          label={words.fact}
          options={vocabulary.told}
          value={step.fact}
          onChange={(fact) => onChange({ ...step, fact })}
        />
      </Field>
      <NextField step={step} onChange={onChange} />
    </>
  );
}

type OfferButton = Extract<SopStep, { readonly kind: "offer" }>["buttons"][number];

function OfferFields({ step, onChange }: StepProps<"offer">): ReactElement {
  const { words } = useSopSetting();
  const { buttons } = step;
  const add = (): void => onChange({ ...step, buttons: [...buttons, { label: {}, to: { kind: "step", step: null } }] });
  return (
    <>
      <TextField step={step} onChange={onChange} />
      <div className="sop-items">
        {buttons.map((button, index) => {
          const name = filled(words.button, { number: index + 1 });
          const id = `${step.id}-button-${index}`;
          const set = (next: OfferButton, what?: string): void =>
            onChange({ ...step, buttons: buttons.with(index, next) }, what);
          return (
            // Buttons have no name of their own while they are written: their place is all there is.
            <div key={index} className="sop-item" role="group" aria-label={name}>
              <WordsField
                id={id}
                label={`${words.label} · ${name}`}
                value={button.label}
                max={MAX_LABEL}
                onChange={(label) => set({ ...button, label }, id)}
              />
              <TargetPick id={`${id}-to`} button={button} onChange={set} />
              <RemoveButton name={name} onClick={() => onChange({ ...step, buttons: buttons.toSpliced(index, 1) })} />
            </div>
          );
        })}
        <Button size="small" disabled={buttons.length >= MAX_BUTTONS} onClick={add}>
          {words.addButton}
        </Button>
      </div>
    </>
  );
}

interface TargetProps {
  readonly id: string;
  readonly button: OfferButton;
  readonly onChange: (button: OfferButton) => void;
}

const SKILL = "skill:";

/** Where a button leads: a step, the end, or what the assistant can do by itself. */
function TargetPick({ id, button, onChange }: TargetProps): ReactElement {
  const setting = useSopSetting();
  const { sop, vocabulary, words, language } = setting;
  const { to } = button;
  const skills = vocabulary.skills.map((one) => ({
    value: `${SKILL}${one.id}`,
    label: `${words.toSkill}${one.name[language] ?? one.id}`,
  }));
  return (
    <Select
      id={id}
      aria-label={words.go}
      showSearch={{ optionFilterProp: "label" }}
      options={[
        ...sop.steps.map((step) => ({ value: step.id, label: stepChoice(setting, step) })),
        { value: "", label: words.end },
        ...skills,
      ]}
      value={to.kind === "skill" ? `${SKILL}${to.intent}` : (to.step ?? "")}
      onChange={(next: string) =>
        onChange({
          ...button,
          to: next.startsWith(SKILL)
            ? { kind: "skill", intent: next.slice(SKILL.length) }
            : { kind: "step", step: next === "" ? null : next },
        })
      }
    />
  );
}

function HandOverFields({ step, onChange }: StepProps<"hand_over">): ReactElement {
  const { words } = useSopSetting();
  const reasons = ["shop_process", "action_needed", "complaint"] as const;
  const [why, tell] = [`${step.id}-reason`, `${step.id}-tell`];
  return (
    <>
      <TextField step={step} onChange={onChange} />
      <Field id={why} label={words.reason}>
        <Select
          id={why}
          aria-label={words.reason}
          options={reasons.map((value) => ({ value, label: words.reasons[value] }))}
          value={step.reason}
          onChange={(reason: (typeof reasons)[number]) => onChange({ ...step, reason })}
        />
      </Field>
      <Field id={tell} label={words.tell} wide>
        <Input.TextArea
          id={tell}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={MAX_TEXT}
          value={step.tell}
          onChange={({ target }) => onChange({ ...step, tell: target.value }, tell)}
        />
        <p className="faint">{words.tellHelp}</p>
      </Field>
    </>
  );
}
