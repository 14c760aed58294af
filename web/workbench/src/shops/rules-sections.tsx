import { DEFAULT_ACTION_LIMITS, DEFAULT_REMINDER_RULES } from "@warmline/contract";
import { formatMoney } from "@warmline/ui";
import { Button } from "antd";
import { type ReactElement, useEffect, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { toSend } from "./core/editor-parts.ts";
import { isSaid } from "./core/lacks.ts";
import { type Group, RULE_SECTIONS } from "./core/said-spec.ts";
import { partOf, type SaidValue, withPart } from "./core/said-value.ts";
import { RemindersSent } from "./reminders-sent.tsx";
import { FieldInput } from "./said-fields.tsx";
import { useFieldSetting } from "./field-context.ts";
import { previewRules } from "./said-api.ts";
import type { SaidEditor } from "./use-said-editor.ts";
import { filled, useRulesWords } from "./use-rules-words.ts";

/** How long the keyboard rests before customers' answers are asked for anew, in milliseconds. */
const PREVIEW_AFTER_MS = 500;

/** The rules by section, each group beside what customers are told by it. */
export function RulesSections({
  shopId,
  editor,
}: {
  readonly shopId: string;
  readonly editor: SaidEditor;
}): ReactElement {
  const words = useRulesWords();
  const told = useTold(shopId, editor.value);
  return (
    <>
      {RULE_SECTIONS.map(({ key, groups }) => (
        <section key={key} className="sheet" aria-labelledby={`section-${key}`}>
          <h2 id={`section-${key}`}>{words.section[key]}</h2>
          {groups.map((group) => (
            <RuleGroup key={group.key} shopId={shopId} group={group} editor={editor} told={told.get(group.key)} />
          ))}
        </section>
      ))}
    </>
  );
}

/** The assistant's own answers; what cannot be previewed while it is half written keeps the last ones. */
function useTold(shopId: string, value: SaidValue): ReadonlyMap<string, string> {
  const { language } = useWords();
  const [told, setTold] = useState<ReadonlyMap<string, string>>(new Map());
  const rules = JSON.stringify(toSend("rules", value));
  useEffect(() => {
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      const sent = JSON.parse(rules) as SaidValue;
      const answers = await previewRules(shopId, { rules: sent, language, signal: stop.signal });
      if (answers !== null && !stop.signal.aborted) setTold(answers);
    };
    const timer = setTimeout(() => void ask(), PREVIEW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [shopId, rules, language]);
  return told;
}

interface GroupProps {
  readonly shopId: string;
  readonly group: Group;
  readonly editor: SaidEditor;
  readonly told: string | undefined;
}

function RuleGroup({ shopId, group: { key, input }, editor, told }: GroupProps): ReactElement {
  const words = useRulesWords();
  const value = partOf(editor.value, key);
  const said = isSaid(value);
  const title = words.group[key];
  const state = isUsual(key) ? words.usual : words;
  const change = (next: SaidValue | undefined): void => editor.change(withPart(editor.value, key, next));
  return (
    <div className="said-group" role="group" aria-labelledby={`/${key}-label`} data-said={said}>
      <div className="said-group-head">
        <h3 id={`/${key}-label`}>{title}</h3>
        <span className="said-state">{said ? state.said : state.notSaid}</span>
        <Button
          size="small"
          type={said ? "text" : "default"}
          aria-label={`${said ? state.unsay : state.say} · ${title}`}
          onClick={() => change(said ? undefined : beginningOf({ key, input }))}
        >
          {said ? state.unsay : state.say}
        </Button>
      </div>
      <div className="said-group-body">
        <div className="said-group-fields">
          {said ? (
            <FieldInput input={input} label={title} value={value} path={`/${key}`} onChange={change} />
          ) : (
            <p className="faint">
              <Unsaid group={key} />
            </p>
          )}
          {key === "reminders" && <RemindersSent shopId={shopId} />}
        </div>
        <Told said={said} told={told ?? ownWords(value)} />
      </div>
    </div>
  );
}

/** Whether a group holds unsaid: there is nothing to say then, but a default to be changed. */
function isUsual(key: Group["key"]): boolean {
  return key === "limits" || key === "reminders";
}

/** What a group begins with: what holds unsaid, else an empty one of its kind. */
function beginningOf({ key, input }: Group): SaidValue {
  if (key === "limits") return { ...DEFAULT_ACTION_LIMITS };
  if (key === "reminders") return { ...DEFAULT_REMINDER_RULES };
  return input.kind === "list" || input.kind === "steps" ? [{}] : {};
}

/** What holds, or is told, while a group is not said. */
function Unsaid({ group }: { readonly group: Group["key"] }): ReactElement {
  const words = useRulesWords();
  if (group === "limits") return <UsualLimits />;
  if (group !== "reminders") return <>{words.notSaidHelp}</>;
  const { quietFrom: from, quietUntil: until, holdoutPercent: percent } = DEFAULT_REMINDER_RULES;
  return <>{filled(words.remindersHelp, { from, until, percent })}</>;
}

/** Limits and reminders are the only rules that hold unsaid. */
function UsualLimits(): ReactElement {
  const words = useRulesWords();
  const { language } = useWords();
  const { currency } = useFieldSetting();
  const shown = Object.entries(DEFAULT_ACTION_LIMITS).map(([who, amount]: [string, number | null]) => [
    who,
    amount === null ? words.noLimit : formatMoney({ amount, currency }, language),
  ]);
  return <>{filled(words.limitsHelp, Object.fromEntries(shown) as Record<string, string>)}</>;
}

/** A group without a question of its own is told in the words that stand there. */
function ownWords(value: SaidValue | undefined): string {
  const text = partOf(value, "text") ?? value;
  return ["zh", "en"]
    .flatMap((language) => partOf(text, language) ?? [])
    .filter((one) => typeof one === "string" && one !== "")
    .map(String)
    .join("\n");
}

function Told({ said, told }: { readonly said: boolean; readonly told: string }): ReactElement | null {
  const words = useRulesWords();
  const { language } = useFieldSetting();
  if (told === "") return null;
  return (
    <figure className="said-told" data-said={said}>
      <figcaption>{words.told}</figcaption>
      <blockquote lang={language === "zh" ? "zh-CN" : "en"}>{told}</blockquote>
    </figure>
  );
}
