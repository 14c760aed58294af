import { Popover } from "antd";
import type { AssistantTrace } from "@warmline/contract";
import type { ReactElement, ReactNode } from "react";
import { useWords } from "../i18n/use-words.ts";
import { FactList } from "../vocabulary/fact-list.tsx";
import { IntentName } from "../vocabulary/intent-name.tsx";

interface Props {
  readonly trace: AssistantTrace;
  /** Whose facts they are; null while the conversation is not known. */
  readonly shopId: string | null;
}

/** What the assistant understood and stood on, shown on demand beside its answer. */
export function TraceDetails({ trace, shopId }: Props): ReactElement {
  const { t } = useWords();
  return (
    <Popover trigger="click" title={t("trace.title")} content={<Trace trace={trace} shopId={shopId} />}>
      <button type="button" className="plain trace-button">
        <IntentName id={trace.intent} /> <span className="number">{percent(trace.confidence)}</span>
        <span className="unseen">{t("trace.show")}</span>
      </button>
    </Popover>
  );
}

function percent(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
}

function Trace({ trace, shopId }: Props): ReactElement {
  const { t } = useWords();
  const { facts, unknown = [], clauses, actions } = trace;
  const words = (ids: readonly string[], plain = false): ReactNode =>
    shopId === null ? <Ids ids={ids} /> : <FactList shopId={shopId} ids={ids} plain={plain} />;
  return (
    <>
      <dl className="trace">
        <dt>{t("trace.intent")}</dt>
        <dd>
          <IntentName id={trace.intent} />
        </dd>
        <dt>{t("trace.confidence")}</dt>
        <dd className="number">{percent(trace.confidence)}</dd>
        <dt>{t("trace.facts")}</dt>
        <dd>{facts.length === 0 ? <span className="faint">{t("trace.nothing")}</span> : words(facts)}</dd>
        {unknown.length > 0 && <Part label={t("trace.unknown")}>{words(unknown)}</Part>}
        {clauses.length > 0 && <Part label={t("trace.clauses")}>{words(named("clause", clauses), true)}</Part>}
        {actions.length > 0 && <Part label={t("trace.actions")}>{words(named("action", actions))}</Part>}
      </dl>
      <details className="trace-all-ids">
        <summary className="faint">{t("trace.ids")}</summary>
        <Ids ids={[trace.intent, ...facts, ...unknown, ...clauses, ...actions]} />
      </details>
    </>
  );
}

/** As the vocabulary asks for their words. */
function named(kind: "clause" | "action", ids: readonly string[]): readonly string[] {
  return ids.map((id) => `${kind}:${id}`);
}

function Part({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Ids as they are, for whoever looks for them in code or logs. */
function Ids({ ids }: { readonly ids: readonly string[] }): ReactElement {
  return (
    <span className="trace-ids">
      {ids.map((id) => (
        <code key={id}>{id}</code>
      ))}
    </span>
  );
}
