import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { go } from "../platform/route.ts";
import { Icon } from "../shell/icon.tsx";
import { Failed, Loading, Nothing } from "../shell/states.tsx";
import { CasePanel } from "./case-panel.tsx";
import { CaseRow } from "./case-row.tsx";
import { casesQuery } from "./cases-api.ts";
import type { CaseState } from "./core/case-shapes.ts";
import "../styles/cases.css";

type ListState = CaseState["state"];

/** All cases that one sees: the list, what is due first on top, and the chosen one beside it. */
export function CasesScreen({ chosen }: { readonly chosen: string | null }): ReactElement {
  const { t } = useWords();
  const [state, setState] = useState<ListState>("open");
  return (
    <div className="cases" data-step={chosen === null ? "list" : "one"}>
      <section className="cases-list" aria-label={t("case.title")}>
        <header className="cases-head">
          <h1>{t("case.title")}</h1>
          <Segmented<ListState>
            aria-label={t("case.lists")}
            value={state}
            onChange={setState}
            options={(["open", "closed"] as const).map((value) => ({ value, label: t(`case.list.${value}`) }))}
          />
        </header>
        <List key={state} state={state} chosen={chosen} />
      </section>
      <div className="cases-one">{chosen === null ? <NoneChosen /> : <Chosen key={chosen} id={chosen} />}</div>
    </div>
  );
}

function NoneChosen(): ReactElement {
  const { t } = useWords();
  return <Nothing icon="case" title={t("case.pick")} hint={t("case.pickHint")} />;
}

function Chosen({ id }: { readonly id: string }): ReactElement {
  const { t } = useWords();
  return (
    <>
      <button
        type="button"
        className="plain cases-back"
        aria-label={t("common.back")}
        onClick={() => go({ name: "cases", id: null })}
      >
        <Icon name="back" />
      </button>
      <CasePanel id={id} />
    </>
  );
}

function List({ state, chosen }: { readonly state: ListState; readonly chosen: string | null }): ReactElement {
  const { t } = useWords();
  const cases = useInfiniteQuery(casesQuery(state));
  if (cases.isPending) return <Loading rows={6} />;
  if (cases.isError) return <Failed code={codeOf(cases.error)} retry={() => void cases.refetch()} />;
  const found = cases.data.pages.flatMap((page) => page.cases);
  if (found.length === 0)
    return <Nothing icon="case" title={t(`case.empty.${state}`)} hint={t(`case.emptyHint.${state}`)} />;
  return (
    <div className="cases-scroll">
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            <CaseRow one={one} chosen={one.id === chosen} />
          </li>
        ))}
      </ul>
      {cases.hasNextPage && (
        <Button type="link" block loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </div>
  );
}
