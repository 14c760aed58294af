import { Popover } from "antd";
import type { AssistantTrace } from "@warmline/contract";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";

/** What the assistant understood and stood on, shown on demand beside its answer. */
export function TraceDetails({ trace }: { readonly trace: AssistantTrace }): ReactElement {
  const { t } = useWords();
  return (
    <Popover trigger="click" title={t("trace.title")} content={<Trace trace={trace} />}>
      <button type="button" className="plain trace-button">
        <span>{trace.intent}</span> <span className="number">{percent(trace.confidence)}</span>
        <span className="unseen">{t("trace.show")}</span>
      </button>
    </Popover>
  );
}

function percent(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
}

function Trace({ trace }: { readonly trace: AssistantTrace }): ReactElement {
  const { t } = useWords();
  const lists = [
    { words: "facts", ids: trace.facts },
    { words: "clauses", ids: trace.clauses },
    { words: "actions", ids: trace.actions },
  ] as const;
  return (
    <dl className="trace">
      <dt>{t("trace.intent")}</dt>
      <dd>
        <code>{trace.intent}</code>
      </dd>
      <dt>{t("trace.confidence")}</dt>
      <dd className="number">{percent(trace.confidence)}</dd>
      {lists.map(({ words, ids }) => (
        <TraceList
          key={words}
          label={t(`trace.${words}`)}
          ids={ids}
          empty={words === "facts" ? t("trace.nothing") : null}
        />
      ))}
    </dl>
  );
}

interface ListProps {
  readonly label: string;
  readonly ids: readonly string[];
  readonly empty: string | null;
}

function TraceList({ label, ids, empty }: ListProps): ReactElement | null {
  if (ids.length === 0 && empty === null) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {ids.length === 0 && <span className="faint">{empty}</span>}
        {ids.map((id) => (
          <code key={id}>{id}</code>
        ))}
      </dd>
    </>
  );
}
