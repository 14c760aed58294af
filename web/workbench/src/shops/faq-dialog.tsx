import { useQuery } from "@tanstack/react-query";
import { Alert, Input } from "antd";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { Labelled } from "../customer/form-parts.tsx";
import { useWords } from "../i18n/use-words.ts";
import type { Answer } from "../platform/http.ts";
import { Dialog } from "../shell/dialog.tsx";
import { Ago } from "../shell/time.tsx";
import { draftOf, type FaqDraft, isSame, NO_DRAFT, problemOf, textOf } from "./core/faq-draft.ts";
import type { FaqWords } from "./core/faq-words.ts";
import { addFaq, changeFaq, type FaqEntry, faqVersionsQuery } from "./faq-api.ts";
import { useFaqWords } from "./use-faq-words.ts";
import { filled } from "./use-rules-words.ts";

/** Which entry is written: one that is there, or a new one. `with`: words that are put to its questions at once. */
export interface Writing {
  readonly entry: FaqEntry | null;
  readonly with?: string;
}

interface Props {
  readonly shopId: string;
  readonly writing: Writing;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Writes an entry: how customers ask, and what they are told. */
export function FaqDialog({ shopId, writing, onClose, onSaved }: Props): ReactElement {
  const { t } = useWords();
  const words = useFaqWords();
  const { entry } = writing;
  const [draft, setDraft] = useState(() => firstDraft(writing));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (busy) return;
    const lacking = problemOf(draft);
    if (lacking !== null) return setProblem(words.problem[lacking]);
    setBusy(true);
    const text = textOf(draft);
    const answer = await (entry === null ? addFaq(shopId, text) : changeFaq(shopId, entry, text));
    setBusy(false);
    if (answer.ok) return onSaved();
    setProblem(problemWords(words, answer) ?? errorWords(t, answer.code));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void save();
  };
  return (
    <Dialog
      width={560}
      title={entry === null ? words.add : words.editTitle}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ loading: busy }}
      onOk={() => void save()}
      unsaved={isSame(draft, firstDraft({ entry })) ? null : words.leave}
      onClose={onClose}
    >
      <div className="faq-form" onKeyDown={onKey}>
        {problem !== null && <Alert type="error" role="alert" title={problem} />}
        <Fields draft={draft} words={words} onChange={setDraft} />
        {entry !== null && <History shopId={shopId} entry={entry} />}
      </div>
    </Dialog>
  );
}

function firstDraft({ entry, with: more = "" }: Writing): FaqDraft {
  const draft = entry === null ? NO_DRAFT : draftOf(entry);
  return more === "" ? draft : { ...draft, questions: `${draft.questions}\n${more}`.trim() };
}

/** Why the server did not take it, in the screen's own words; null for what every screen has words for. */
function problemWords({ problem }: FaqWords, answer: Extract<Answer<never>, { ok: false }>): string | null {
  const [first] = answer.errors ?? [];
  const known: Readonly<Record<string, string>> = problem;
  const found = known[first?.message ?? ""] ?? known[answer.code];
  return found === undefined ? null : filled(found, { question: answer.detail ?? "" });
}

interface FieldsProps {
  readonly draft: FaqDraft;
  readonly words: FaqWords;
  readonly onChange: (draft: FaqDraft) => void;
}

function Fields({ draft, words, onChange }: FieldsProps): ReactElement {
  const { language } = useWords();
  return (
    <>
      <Labelled label={words.questions}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoFocus
            value={draft.questions}
            placeholder={words.questionsExample}
            autoSize={{ minRows: 3, maxRows: 10 }}
            onChange={(event) => onChange({ ...draft, questions: event.target.value })}
          />
        )}
      </Labelled>
      {(language === "zh" ? (["zh", "en"] as const) : (["en", "zh"] as const)).map((one) => (
        <AnswerField
          key={one}
          label={one === "zh" ? words.answerZh : words.answerEn}
          value={draft[one]}
          onChange={(text) => onChange({ ...draft, [one]: text })}
        />
      ))}
      <p className="sheet-help">{words.answerHelp}</p>
    </>
  );
}

/** As long as the server takes. */
const MAX_ANSWER = 2000;

interface AnswerProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function AnswerField({ label, value, onChange }: AnswerProps): ReactElement {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={value}
          maxLength={MAX_ANSWER}
          autoSize={{ minRows: 2, maxRows: 10 }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

function History({ shopId, entry }: { readonly shopId: string; readonly entry: FaqEntry }): ReactElement | null {
  const words = useFaqWords();
  const versions = useQuery(faqVersionsQuery(shopId, entry));
  if (versions.data === undefined) return null;
  return (
    <details className="faq-history">
      <summary>{words.history}</summary>
      <ul>
        {versions.data.map(({ revision, change, at, actor }) => (
          <li key={revision}>
            {words.change[change]} · {actor} · <Ago at={at} />
          </li>
        ))}
      </ul>
    </details>
  );
}
