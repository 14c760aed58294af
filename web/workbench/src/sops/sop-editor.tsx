import { useQuery } from "@tanstack/react-query";
import { Input, Select, Tabs } from "antd";
import { type ReactElement, useEffect, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { go } from "../platform/route.ts";
import { Failed, Loading } from "../shell/states.tsx";
import { useUnsavedGuard } from "../shops/use-unsaved-guard.ts";
import { addStep, changeStep, moveStep, removeStep, type StepKind } from "./core/edit-sop.ts";
import { Field, WordsField } from "./field.tsx";
import { problemWords } from "./problem-words.ts";
import { SopBar } from "./sop-bar.tsx";
import { SopContext, useSopSetting } from "./sop-context.ts";
import { SopFlow } from "./sop-flow.tsx";
import { SopTry } from "./sop-try.tsx";
import { SopVersions } from "./sop-versions.tsx";
import { sopQuery, type SopVocabulary, sopVocabularyQuery, type WholeSop } from "./sops-api.ts";
import { AddStep, StepCard } from "./step-card.tsx";
import { type SopEditor, useSopEditor } from "./use-sop-editor.ts";
import { useSopsWords } from "./use-sops-words.ts";

interface Props {
  readonly shopId: string;
  readonly id: string;
}

const MAX_TITLE = 40;

/** One process: its steps as a form, its picture, a try of it, and its versions. */
export function SopEditorScreen({ shopId, id }: Props): ReactElement {
  const sop = useQuery(sopQuery(shopId, id));
  const vocabulary = useQuery(sopVocabularyQuery(shopId));
  if (sop.isPending || vocabulary.isPending) return <Loading rows={9} />;
  const failed = sop.isError ? sop : vocabulary.isError ? vocabulary : null;
  if (sop.isError || vocabulary.isError)
    return <Failed code={codeOf(failed?.error)} retry={() => void failed?.refetch()} />;
  // What somebody else saved is another beginning.
  return (
    <Editor
      key={sop.dataUpdatedAt}
      shopId={shopId}
      from={sop.data}
      vocabulary={vocabulary.data}
      reload={() => void sop.refetch()}
    />
  );
}

interface EditorProps {
  readonly shopId: string;
  readonly from: WholeSop;
  readonly vocabulary: SopVocabulary;
  readonly reload: () => void;
}

function Editor({ shopId, from, vocabulary, reload }: EditorProps): ReactElement {
  const words = useSopsWords();
  const { language } = useWords();
  const back = { name: "shops", id: shopId, part: "sops" } as const;
  const [removed, setRemoved] = useState(false);
  const editor = useSopEditor(shopId, from, () => setRemoved(true));
  useUnsavedGuard(editor.unsaved && !removed, words.leave);
  useEffect(() => {
    if (removed) go(back);
  }, [removed]);
  return (
    <SopContext value={{ sop: editor.draft, vocabulary, words, language }}>
      <button type="button" className="sop-back" onClick={() => go(back)}>
        ‹ {words.back}
      </button>
      <div className="sop-columns">
        <div>
          <Head editor={editor} />
          <Steps editor={editor} />
        </div>
        <aside className="sop-panel" aria-label={words.panel}>
          <Tabs
            items={[
              { key: "flow", label: words.flow, children: <SopFlow problems={editor.problems} /> },
              { key: "try", label: words.try, children: <SopTry shopId={shopId} /> },
              { key: "versions", label: words.versions, children: <SopVersions shopId={shopId} editor={editor} /> },
            ]}
          />
        </aside>
      </div>
      <SopBar editor={editor} reload={reload} />
    </SopContext>
  );
}

/** What it is called and when it starts. */
function Head({ editor }: { readonly editor: SopEditor }): ReactElement {
  const setting = useSopSetting();
  const { words, vocabulary, language } = setting;
  const { draft, change } = editor;
  const { title, start } = draft;
  const wrong = editor.problems.filter(({ step }) => step === null);
  const unknown = start.intents.filter((id) => !vocabulary.starts.some((one) => one.id === id));
  return (
    <section className="sheet">
      <Field id="sop-title" label={words.title} wide>
        <WordsField
          id="sop-title"
          label={words.title}
          value={title}
          max={MAX_TITLE}
          onChange={(next) => change({ ...draft, title: next }, "title")}
        />
      </Field>
      <h2>{words.starts}</h2>
      <p className="sheet-help">{words.startsHelp}</p>
      <Field id="sop-intents" label={words.intents} wide>
        <Select
          id="sop-intents"
          aria-label={words.intents}
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          options={[
            ...vocabulary.starts.map(({ id, name }) => ({ value: id, label: name[language] ?? id })),
            ...unknown.map((id) => ({ value: id, label: id })),
          ]}
          value={start.intents}
          onChange={(intents: string[]) => change({ ...draft, start: { ...start, intents } })}
        />
      </Field>
      <Field id="sop-phrases" label={words.phrases} wide>
        <Input.TextArea
          id="sop-phrases"
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={start.phrases.join("\n")}
          onChange={({ target }) =>
            change({ ...draft, start: { ...start, phrases: linesOf(target.value) } }, "phrases")
          }
        />
      </Field>
      {wrong.length > 0 && (
        <ul className="sop-wrong">
          {wrong.map((problem, at) => (
            <li key={at}>{problemWords(setting, problem)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

const MAX_PHRASES = 30;
const MAX_PHRASE = 100;

function linesOf(text: string): string[] {
  if (text === "") return [];
  return text
    .split("\n")
    .slice(0, MAX_PHRASES)
    .map((line) => line.slice(0, MAX_PHRASE));
}

/** Brings a step's card into view, and the focus to it, once it is drawn: it was added, or stands beside one that went. */
function useShownCard(): (id: string | undefined) => void {
  const [shown, setShown] = useState<{ readonly id: string } | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const card = document.getElementById(`step-${shown.id}`);
    card?.scrollIntoView({ block: "nearest" });
    card?.focus({ preventScroll: true });
  }, [shown]);
  return (id) => setShown(id === undefined ? null : { id });
}

function Steps({ editor }: { readonly editor: SopEditor }): ReactElement {
  const { words } = useSopSetting();
  const { draft, change, problems } = editor;
  const show = useShownCard();
  const add = (kind: StepKind, after: string | null): void => {
    const next = addStep(draft, kind, after);
    change(next);
    show(next.steps.find(({ id }) => !draft.steps.some((one) => one.id === id))?.id);
  };
  const remove = (id: string): void => {
    const at = draft.steps.findIndex((step) => step.id === id);
    change(removeStep(draft, id));
    show((draft.steps[at + 1] ?? draft.steps[at - 1])?.id);
  };
  return (
    <section aria-label={words.steps}>
      <h2 className="sop-steps-title">{words.steps}</h2>
      {draft.steps.length === 0 && <p className="faint">{words.noSteps}</p>}
      <ol className="sop-steps">
        {draft.steps.map((step, index) => (
          <StepCard
            key={step.id}
            step={step}
            index={index}
            problems={problems.filter((one) => one.step === step.id)}
            change={(next, what) => change(changeStep(draft, next), what)}
            add={add}
            remove={remove}
            move={(id, by) => change(moveStep(draft, id, by))}
          />
        ))}
      </ol>
      <AddStep primary label={`+ ${words.add}`} name={words.add} onPick={(kind) => add(kind, null)} />
    </section>
  );
}
