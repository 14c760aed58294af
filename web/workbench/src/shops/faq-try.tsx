import { Button, Input } from "antd";
import { type ReactElement, useId, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { nearnessOf } from "./core/nearness.ts";
import { type Closest, type FaqEntry, tryFaq } from "./faq-api.ts";
import { useFaqWords } from "./use-faq-words.ts";
import { filled } from "./use-rules-words.ts";

interface Props {
  readonly shopId: string;
  readonly entries: readonly FaqEntry[];
  /** Puts the words that were tried to an entry's questions, or begins a new entry with them. */
  readonly onTeach: (entry: FaqEntry | null, question: string) => void;
}

/** What was tried, and what came of it; an error in words. */
type Tried = { readonly question: string } & ({ readonly closest: Closest | null } | { readonly error: string });

/** Asks a question as a customer would, and shows which entry would answer it and how alike it is. */
export function FaqTry({ shopId, entries, onTeach }: Props): ReactElement {
  const { t } = useWords();
  const words = useFaqWords();
  const id = useId();
  const [question, setQuestion] = useState("");
  const [tried, setTried] = useState<Tried | null>(null);
  const ask = async (): Promise<void> => {
    const asked = question.trim();
    if (asked === "") return setTried(null);
    const answer = await tryFaq(shopId, asked);
    setTried({ question: asked, ...(answer.ok ? answer.value : { error: errorWords(t, answer.code) }) });
  };
  return (
    <section className="sheet" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.try}</h2>
      <p className="sheet-help">{words.tryHelp}</p>
      <form
        className="faq-try"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <Input
          value={question}
          maxLength={500}
          aria-label={words.tryField}
          placeholder={words.tryField}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <Button htmlType="submit">{words.tryButton}</Button>
      </form>
      <div role="status">{tried !== null && <Result tried={tried} entries={entries} onTeach={onTeach} />}</div>
    </section>
  );
}

function Result({ tried, entries, onTeach }: Pick<Props, "entries" | "onTeach"> & { readonly tried: Tried }) {
  const words = useFaqWords();
  const { language } = useWords();
  if ("error" in tried) return <p className="faq-result">{tried.error}</p>;
  const { closest, question } = tried;
  const entry = entries.find(({ id }) => id === closest?.entryId);
  const nearness = nearnessOf(closest);
  const writeNew = (
    <Button size="small" onClick={() => onTeach(null, question)}>
      {words.tryNew}
    </Button>
  );
  if (closest === null || entry === undefined || nearness === "nothing")
    return (
      <div className="faq-result">
        <p>{words.tryNothing}</p>
        {writeNew}
      </div>
    );
  const { zh = "", en = "" } = entry.answer;
  return (
    <div className="faq-result" data-enough={closest.enough}>
      <p>{{ answers: words.tryAnswers, asks: words.tryAsks, near: words.tryNear }[nearness]}</p>
      <blockquote>
        <strong>{closest.question}</strong>
        <p>{language === "zh" ? zh || en : en || zh}</p>
      </blockquote>
      <p className="faint number">
        {filled(words.tryLikeness, { likeness: percent(closest.likeness), needed: percent(closest.needed) })}
      </p>
      {!closest.enough && (
        <p className="faq-result-acts">
          <Button size="small" onClick={() => onTeach(entry, question)}>
            {words.tryMore}
          </Button>
          {writeNew}
        </p>
      )}
    </div>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
