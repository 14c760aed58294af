import { Checkbox, Input, InputNumber, Select, Switch } from "antd";
import type { ReactElement } from "react";
import { AmountInput } from "../shell/amount-input.tsx";
import { fromLocal, toLocal } from "./core/local-moment.ts";
import type { Input as Kind } from "./core/said-spec.ts";
import { listOf, partOf, type SaidValue, withPart } from "./core/said-value.ts";
import { useFieldSetting } from "./field-context.ts";
import { useRulesWords } from "./use-rules-words.ts";

/** Where a value is written: what stands there, and what happens when it is changed. */
export interface Writing {
  readonly value: SaidValue | undefined;
  readonly path: string;
  readonly onChange: (value: SaidValue | undefined) => void;
}

/** A value without parts of its own that are listed or labelled. */
type Leaf = Exclude<Kind, { readonly kind: "part" | "list" | "steps" }>;

/** What an input needs. */
interface LeafProps extends Writing {
  readonly input: Leaf;
  readonly label: string;
}

interface Props extends Writing {
  readonly label: string;
}

const asText = (value: Writing["value"]): string => (typeof value === "string" ? value : "");
const asNumber = (value: Writing["value"]): number | null => (typeof value === "number" ? value : null);
const textsOf = (value: Writing["value"]): string[] => listOf(value).filter((one) => typeof one === "string");

/** The control for one value, by what kind of value it is. */
export function LeafInput(props: LeafProps): ReactElement {
  const { input, value, path, onChange } = props;
  switch (input.kind) {
    case "words":
      return <WordsInput {...props} long={input.long === true} />;
    case "text":
      return (
        <Input id={path} value={asText(value)} maxLength={300} onChange={({ target }) => onChange(target.value)} />
      );
    case "number":
      return (
        <InputNumber
          id={path}
          min={0}
          max={input.max}
          precision={0}
          value={asNumber(value)}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case "money":
      return <MoneyInput {...props} />;
    case "clock":
      return <Input id={path} type="time" value={asText(value)} onChange={({ target }) => onChange(target.value)} />;
    case "moment":
      return <MomentInput {...props} />;
    case "flag":
      return <Switch id={path} checked={value === true} onChange={onChange} />;
    case "choice":
    case "choices":
      return <ChoiceInput {...props} options={input.options} several={input.kind === "choices"} />;
    case "switches":
      return <SwitchesInput {...props} options={input.options} />;
    case "workdays":
      return <WorkdaysInput {...props} />;
    case "tags":
      return (
        <Select
          id={path}
          mode="tags"
          open={false}
          suffix={null}
          tokenSeparators={[",", "，", " ", "、"]}
          value={textsOf(value)}
          onChange={(next: string[]) => onChange(next)}
        />
      );
  }
}

/** A text in both languages, the shop's own first; one of them is enough. */
function WordsInput({ value, path, label, onChange, long }: Props & { readonly long: boolean }): ReactElement {
  const words = useRulesWords();
  const { language } = useFieldSetting();
  const languages = language === "zh" ? (["zh", "en"] as const) : (["en", "zh"] as const);
  return (
    <div className="said-words">
      {languages.map((one, index) => (
        <Input.TextArea
          key={one}
          id={index === 0 ? path : `${path}/${one}`}
          aria-label={`${label} · ${words.language[one]}`}
          placeholder={words.language[one]}
          autoSize={{ minRows: long ? 2 : 1, maxRows: 8 }}
          maxLength={5000}
          value={asText(partOf(value, one))}
          onChange={({ target }) => onChange(withPart(value, one, target.value))}
        />
      ))}
    </div>
  );
}

/** Written in the currency's own units, kept in its smallest. */
function MoneyInput({ value, path, onChange }: Props): ReactElement {
  const { currency } = useFieldSetting();
  return (
    <AmountInput
      id={path}
      currency={currency}
      amount={asNumber(value)}
      onChange={(amount) => onChange(amount ?? undefined)}
    />
  );
}

/** In the shop's own time. */
function MomentInput({ value, path, onChange }: Props): ReactElement {
  const { timeZone } = useFieldSetting();
  return (
    <Input
      id={path}
      type="datetime-local"
      value={toLocal(asText(value), timeZone)}
      onChange={({ target }) => onChange(fromLocal(target.value))}
    />
  );
}

interface Choices extends Props {
  readonly options: Extract<Kind, { readonly kind: "choice" }>["options"];
  readonly several: boolean;
}

function ChoiceInput({ value, path, onChange, options, several }: Choices): ReactElement {
  const words = useRulesWords();
  const shown = options.map((one) => ({ value: one, label: words.choice[one] }));
  if (several)
    return (
      <Select
        id={path}
        mode="multiple"
        options={shown}
        value={textsOf(value)}
        onChange={(next: string[]) => onChange(next)}
      />
    );
  const chosen = asText(value);
  return (
    <Select
      id={path}
      options={shown}
      value={chosen === "" ? null : chosen}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
}

/** Things that are each on or off. */
function SwitchesInput({ value, path, onChange, options }: Omit<Choices, "several">): ReactElement {
  const words = useRulesWords();
  return (
    <Checkbox.Group
      className="said-switches"
      options={options.map((one) => ({ value: one, label: words.choice[one] }))}
      value={textsOf(value)}
      onChange={(next) => onChange(options.filter((one) => next.includes(one)))}
      aria-labelledby={`${path}-label`}
    />
  );
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

function WorkdaysInput({ value, path, onChange }: Props): ReactElement {
  const words = useRulesWords();
  return (
    <Checkbox.Group
      className="said-workdays"
      options={WEEK.map((day) => ({ value: day, label: words.weekday[day] }))}
      value={listOf(value).filter((one) => typeof one === "number")}
      onChange={(days) => onChange([...days].sort())}
      aria-labelledby={`${path}-label`}
    />
  );
}
