import { Input, Select } from "antd";
import type { ReactElement, ReactNode } from "react";
import { textIn } from "../customer/core/order-words.ts";
import type { Named } from "./sops-api.ts";
import { stepChoice, useSopSetting } from "./sop-context.ts";

/** A label above its control. */
export function Field({
  id,
  label,
  children,
  wide = false,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}): ReactElement {
  return (
    <div className="sop-field" data-wide={wide || undefined}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

/** Words in each language. */
export interface SopWords {
  readonly zh?: string;
  readonly en?: string;
}

interface WordsProps {
  readonly id: string;
  readonly label: string;
  readonly value: SopWords;
  readonly max: number;
  readonly onChange: (value: SopWords) => void;
}

/** A text in both languages, the shop's own first; the other may stay empty throughout. */
export function WordsField({ id, label, value, max, onChange }: WordsProps): ReactElement {
  const { vocabulary, words } = useSopSetting();
  return (
    <div className="sop-words">
      {vocabulary.languages.map((one) => (
        <Input.TextArea
          key={one}
          id={one === vocabulary.languages[0] ? id : `${id}-${one}`}
          aria-label={`${label} · ${words.language[one]}`}
          placeholder={words.language[one]}
          autoSize={{ minRows: 1, maxRows: 8 }}
          maxLength={max}
          value={value[one] ?? ""}
          onChange={({ target }) => {
            const { [one]: _before, ...others } = value;
            onChange(target.value === "" ? others : { ...others, [one]: target.value });
          }}
        />
      ))}
    </div>
  );
}

interface PickProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Named[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Instead of the request to choose. */
  readonly placeholder?: string;
}

/** One of a list, by its words. */
export function Pick({ id, label, options, value, onChange, placeholder }: PickProps): ReactElement {
  const { words, language } = useSopSetting();
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={placeholder ?? words.pick}
      options={options.map((one) => ({ value: one.id, label: textIn(one.name, language) || one.id }))}
      value={value === "" ? null : value}
      onChange={(next: string | null) => onChange(next ?? "")}
    />
  );
}

/** The value of the select that stands for the end. */
const END = "";

interface NextProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** Where it goes on: one of the steps, or the end. */
export function NextPick({ id, label, value, onChange }: NextProps): ReactElement {
  const setting = useSopSetting();
  const { sop, words } = setting;
  return (
    <Select
      id={id}
      aria-label={label}
      options={[
        ...sop.steps.map((step) => ({ value: step.id, label: stepChoice(setting, step) })),
        { value: END, label: words.end },
      ]}
      value={value ?? END}
      onChange={(next: string) => onChange(next === END ? null : next)}
    />
  );
}
