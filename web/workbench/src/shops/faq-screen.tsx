import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { Failed, Loading, Nothing } from "../shell/states.tsx";
import { Ago } from "../shell/time.tsx";
import { holds } from "./core/faq-draft.ts";
import { type FaqEntry, faqQuery, removeFaq, restoreFaq } from "./faq-api.ts";
import { FaqDialog, type Writing } from "./faq-dialog.tsx";
import { FaqTry } from "./faq-try.tsx";
import { useFaqWords } from "./use-faq-words.ts";
import { filled } from "./use-rules-words.ts";
import "../styles/faq.css";

/** What a shop's owner answers himself: written, searched, tried, taken out and put back. */
export function FaqScreen({ shopId }: { readonly shopId: string }): ReactElement {
  const words = useFaqWords();
  const found = useQuery(faqQuery(shopId));
  if (found.isPending) return <Loading rows={9} />;
  if (found.isError) return <Failed code={codeOf(found.error)} retry={() => void found.refetch()} />;
  return (
    <>
      <p className="sheet-help">{words.intro}</p>
      <Entries shopId={shopId} entries={found.data} />
    </>
  );
}

interface Props {
  readonly shopId: string;
  readonly entries: readonly FaqEntry[];
}

function Entries({ shopId, entries }: Props): ReactElement {
  const words = useFaqWords();
  const { removed, remove, restore, refresh } = useRemoving(shopId);
  const [query, setQuery] = useState("");
  const [writing, setWriting] = useState<Writing | null>(null);
  const shown = entries.filter((entry) => holds(entry, query.trim()));
  return (
    <>
      {entries.length > 0 && (
        <FaqTry
          shopId={shopId}
          entries={entries}
          onTeach={(entry, question) => setWriting({ entry, with: question })}
        />
      )}
      <div className="faq-head">
        {entries.length > 0 && (
          <>
            <Input.Search
              allowClear
              placeholder={words.search}
              aria-label={words.search}
              onChange={(event) => setQuery(event.target.value)}
            />
            <span className="faint number">{filled(words.count, { number: entries.length })}</span>
          </>
        )}
        <Button type="primary" onClick={() => setWriting({ entry: null })}>
          {words.add}
        </Button>
      </div>
      {removed !== null && (
        <p className="faq-removed" role="status">
          <span className="clip">{filled(words.removed, { question: removed.questions[0] ?? "" })}</span>
          <Button key={removed.id} size="small" autoFocus onClick={() => void restore(removed)}>
            {words.undo}
          </Button>
        </p>
      )}
      {shown.length === 0 ? (
        <Empty isSearched={entries.length > 0} />
      ) : (
        <ul className="faq-list">
          {shown.map((entry) => (
            <Row
              key={entry.id}
              entry={entry}
              onEdit={() => setWriting({ entry })}
              onRemove={() => void remove(entry)}
            />
          ))}
        </ul>
      )}
      {writing !== null && (
        <FaqDialog
          shopId={shopId}
          writing={writing}
          onClose={() => setWriting(null)}
          onSaved={() => {
            setWriting(null);
            void refresh();
          }}
        />
      )}
    </>
  );
}

function Empty({ isSearched }: { readonly isSearched: boolean }): ReactElement {
  const words = useFaqWords();
  if (isSearched) return <Nothing title={words.searchNothing} />;
  return <Nothing icon="robot" title={words.empty} hint={words.emptyHint} />;
}

interface RowProps {
  readonly entry: FaqEntry;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Row({ entry, onEdit, onRemove }: RowProps): ReactElement {
  const words = useFaqWords();
  const { language } = useWords();
  const [first = "", ...others] = entry.questions;
  const { zh = "", en = "" } = entry.answer;
  return (
    <li id={`faq-${entry.id}`} tabIndex={-1}>
      <div className="faq-entry">
        <strong>{first}</strong>
        {others.length > 0 && (
          <span className="faint" title={others.join("\n")}>
            {" "}
            {filled(words.more, { number: language === "zh" ? entry.questions.length : others.length })}
          </span>
        )}
        <p>{language === "zh" ? zh || en : en || zh}</p>
        <p className="faint">
          {filled(words.changedBy, { name: entry.changedBy })} <Ago at={entry.changedAt} />
        </p>
      </div>
      <div className="faq-actions">
        <Button size="small" aria-label={`${words.edit} ${first}`} onClick={onEdit}>
          {words.edit}
        </Button>
        <Button size="small" type="text" danger aria-label={`${words.remove} ${first}`} onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
    </li>
  );
}

/** Takes entries out at once, and keeps the last one in view so that it can be put back. */
function useRemoving(shopId: string) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [removed, setRemoved] = useState<FaqEntry | null>(null);
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: faqQuery(shopId).queryKey });
  const remove = async (entry: FaqEntry): Promise<void> => {
    const answer = await removeFaq(shopId, entry.id);
    if (answer.ok) setRemoved(entry);
    else void message.error(errorWords(t, answer.code));
    return refresh();
  };
  const restore = async (entry: FaqEntry): Promise<void> => {
    const answer = await restoreFaq(shopId, entry.id);
    if (!answer.ok) {
      void message.error(errorWords(t, answer.code));
      return refresh();
    }
    await refresh();
    setRemoved(null);
    document.getElementById(`faq-${entry.id}`)?.focus();
  };
  return { removed, remove, restore, refresh };
}
