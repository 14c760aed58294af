import { useQuery } from "@tanstack/react-query";
import { formatMoney } from "@warmline/ui";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { go } from "../platform/route.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { ShopContext } from "../session/use-shop-time.ts";
import { CopyButton } from "../shell/copy-button.tsx";
import { Failed, Loading } from "../shell/states.tsx";
import { caseQuery } from "./cases-api.ts";
import type { Case } from "./core/case-shapes.ts";
import { CaseEvidence } from "./case-evidence.tsx";
import { CaseParties } from "./case-parties.tsx";
import { CaseStanding } from "./case-standing.tsx";
import { CaseStory } from "./case-story.tsx";
import { CaseWork } from "./case-work.tsx";
import "../styles/cases.css";

/** One case: how it stands, who takes part, what is known, what happened, and what can be done. */
export function CasePanel({ id, beside = false }: { readonly id: string; readonly beside?: boolean }): ReactElement {
  const one = useQuery(caseQuery(id));
  if (one.isPending) return <Loading rows={6} />;
  if (one.isError) return <Failed code={codeOf(one.error)} retry={() => void one.refetch()} />;
  return (
    <ShopContext value={one.data.shopId}>
      <Panel one={one.data} beside={beside} />
    </ShopContext>
  );
}

/** `beside`: under a row that has said what it is and how it stands, next to its conversation. */
function Panel({ one, beside }: { readonly one: Case; readonly beside: boolean }): ReactElement {
  const { t } = useWords();
  const me = useMe();
  const works = one.state.state === "open" && may(me, "cases.work", one.shopId);
  return (
    <article className="case" aria-label={t("case.number", { number: one.number })}>
      {!beside && <Head one={one} />}
      <Facts one={one} beside={beside} />
      <CaseParties one={one} />
      <CaseEvidence one={one} />
      <CaseStory one={one} />
      {works && <CaseWork key={one.id} one={one} />}
    </article>
  );
}

function Head({ one }: { readonly one: Case }): ReactElement {
  const { t } = useWords();
  return (
    <header className="case-head">
      <h2>{t(`case.kind.${one.subject.kind}`)}</h2>
      <p className="case-facts">
        <CaseStanding one={one} />
      </p>
    </header>
  );
}

function Facts({ one, beside }: { readonly one: Case; readonly beside: boolean }): ReactElement {
  const { t, language } = useWords();
  return (
    <div className="case-head">
      <p className="case-fault">{t(`case.fault.${one.subject.fault ?? "none"}`)}</p>
      <p className="case-facts faint">
        <span className="number">{t("case.number", { number: one.number })}</span>
        {one.order !== null && <span className="number">{t("case.order", { number: one.order })}</span>}
        {one.money !== null && one.money.amount > 0 && (
          <span>{t("case.money", { amount: formatMoney(one.money, language) })}</span>
        )}
      </p>
      <p className="case-facts">
        <CopyButton text={one.number} label={`${t("common.copy")} ${one.number}`} small />
        {!beside && (
          <Button size="small" onClick={() => go({ name: "conversation", id: one.conversationId, details: false })}>
            {t("case.toConversation")}
          </Button>
        )}
      </p>
    </div>
  );
}
