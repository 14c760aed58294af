import { Button, Input } from "antd";
import { type ReactElement, type SubmitEvent, useEffect, useRef, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { filled } from "../shops/use-rules-words.ts";
import { stepName, useSopSetting } from "./sop-context.ts";
import { trySop, type TriedSop } from "./sops-api.ts";

interface Line {
  readonly by: "customer" | "assistant" | "note";
  readonly text: string;
}

interface Trial {
  readonly lines: readonly Line[];
  readonly last: TriedSop | null;
}

const NOTHING: Trial = { lines: [], last: null };

/** Plays the draft as a customer would meet it. */
export function SopTry({ shopId }: { readonly shopId: string }): ReactElement {
  const { t } = useWords();
  const setting = useSopSetting();
  const { sop, words, vocabulary } = setting;
  const [trial, setTrial] = useState(NOTHING);
  const [text, setText] = useState("");
  const [number, setNumber] = useState("");
  const { lines, last } = trial;
  const log = useRef<HTMLOListElement>(null);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [lines]);

  const note = (tried: TriedSop): readonly Line[] => {
    const begins = last === null ? [tried.begins ? words.tryBegins : words.tryBeginsNot] : [];
    const stands =
      tried.kind === "hand_over"
        ? words.tryHandedOver
        : tried.step === null
          ? words.tryOver
          : filled(words.tryStands, { step: stepName(setting, tried.step) });
    return [...begins, stands].map((one) => ({ by: "note", text: one }));
  };
  const say = async (message: string): Promise<void> => {
    if (message.trim() === "") return;
    setText("");
    const language = /\p{sc=Han}/u.test(message) ? "zh" : (vocabulary.languages[0] ?? "zh");
    const dialogue = last?.dialogue ?? null;
    const order = number.trim() === "" ? null : number.trim();
    const answer = await trySop(shopId, { sop, text: message, language, number: order, dialogue });
    const said: Line = { by: "customer", text: message };
    if (!answer.ok) {
      const failed = filled(words.tryFailed, { reason: errorWords(t, answer.code) });
      return setTrial({ lines: [...lines, said, { by: "note", text: failed }], last });
    }
    const { value } = answer;
    setTrial({ lines: [...lines, said, { by: "assistant", text: value.text }, ...note(value)], last: value });
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void say(text);
  };
  return (
    <div className="sop-try">
      <p className="faint">{words.tryHelp}</p>
      <label htmlFor="sop-try-order">{words.tryOrder}</label>
      <Input id="sop-try-order" value={number} maxLength={100} onChange={({ target }) => setNumber(target.value)} />
      <ol ref={log} className="sop-try-log" aria-live="polite" aria-label={words.try} tabIndex={0}>
        {lines.map((line, index) => (
          <li key={index} data-by={line.by}>
            {line.by !== "note" && <span className="sop-try-who">{words[line.by]}: </span>}
            {line.text}
          </li>
        ))}
      </ol>
      {last !== null && last.quickReplies.length > 0 && (
        <div className="sop-try-quick">
          {last.quickReplies.map((quick) => (
            <Button key={quick.text} size="small" onClick={() => void say(quick.text)}>
              {quick.label}
            </Button>
          ))}
        </div>
      )}
      <form className="sop-try-form" onSubmit={submit}>
        <Input
          aria-label={words.tryField}
          placeholder={words.tryField}
          value={text}
          maxLength={500}
          onChange={({ target }) => setText(target.value)}
        />
        <Button htmlType="submit">{words.send}</Button>
        <Button type="text" disabled={lines.length === 0} onClick={() => setTrial(NOTHING)}>
          {words.restart}
        </Button>
      </form>
    </div>
  );
}
