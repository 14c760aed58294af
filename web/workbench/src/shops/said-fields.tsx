import { Button } from "antd";
import type { ReactElement } from "react";
import { isShown } from "./core/lacks.ts";
import type { Field, Input } from "./core/said-spec.ts";
import { listOf, partOf, type SaidValue, withPart } from "./core/said-value.ts";
import { useFieldSetting } from "./field-context.ts";
import { LeafInput, type Writing } from "./leaf-input.tsx";
import { filled, useRulesWords } from "./use-rules-words.ts";

interface FieldProps extends Writing {
  readonly input: Input;
  readonly label: string;
}

/** The control for one value, by what kind of value it is. */
export function FieldInput({ input, label, ...writing }: FieldProps): ReactElement {
  switch (input.kind) {
    case "part":
      return (
        <div role="group" aria-labelledby={`${writing.path}-label`} className="said-part">
          <SaidFields fields={input.fields} {...writing} />
        </div>
      );
    case "list":
    case "steps":
      return <ListInput input={input} {...writing} />;
    default:
      return <LeafInput input={input} label={label} {...writing} />;
  }
}

/** The fields of a part, those that its choices ask for. */
function SaidFields({ fields, value, path, onChange }: Writing & { readonly fields: readonly Field[] }) {
  return (
    <div className="said-fields">
      {fields
        .filter((field) => isShown(field, value))
        .map((field) => (
          <SaidField
            key={field.key}
            field={field}
            value={partOf(value, field.key)}
            path={`${path}/${field.key}`}
            onChange={(next) => onChange(withPart(value, field.key, next))}
          />
        ))}
    </div>
  );
}

/** A label, its input, and whether it is still to be filled in. */
function SaidField({ field, ...writing }: Writing & { readonly field: Field }): ReactElement {
  const words = useRulesWords();
  const { lacking } = useFieldSetting();
  const label = words.field[field.key];
  const { kind } = field.input;
  const lacks = lacking.has(writing.path);
  return (
    <div className="said-field" data-kind={kind} data-lacks={lacks || undefined}>
      <label className="said-label" htmlFor={writing.path} id={`${writing.path}-label`}>
        {label}
      </label>
      <FieldInput input={field.input} label={label} {...writing} />
      {lacks && (
        <p className="said-lack" role="alert">
          {words.needed}
        </p>
      )}
    </div>
  );
}

interface ListProps extends Writing {
  readonly input: Extract<Input, { readonly kind: "list" | "steps" }>;
}

/** Things of one kind, one below the other: added at the end, removed where they stand. */
export function ListInput({ input, value, path, onChange }: ListProps): ReactElement {
  const words = useRulesWords();
  const items = listOf(value);
  const set = (index: number, item: SaidValue): void => onChange(items.with(index, item));
  return (
    <div className="said-list">
      {items.length === 0 && <p className="faint">{words.empty}</p>}
      {items.map((item, index) => {
        const name = filled(input.kind === "steps" ? words.step : words.item, { number: index + 1 });
        const writing = {
          value: item,
          path: `${path}/${index}`,
          onChange: (next: SaidValue | undefined) => set(index, next ?? {}),
        };
        return (
          // Items have no name of their own while they are written: their place is all there is.
          <div key={index} role="group" aria-label={name} className="said-item">
            <div className="said-item-head">
              <span className="faint">{name}</span>
              <Button
                size="small"
                type="text"
                aria-label={`${words.remove} · ${name}`}
                onClick={() => onChange(items.toSpliced(index, 1))}
              >
                {words.remove}
              </Button>
            </div>
            {input.kind === "list" ? (
              <SaidFields fields={input.of} {...writing} />
            ) : (
              <FieldInput input={{ kind: "words" }} label={name} {...writing} />
            )}
          </div>
        );
      })}
      <Button size="small" onClick={() => onChange([...items, {}])}>
        {words.add}
      </Button>
    </div>
  );
}
