import { useQuery } from "@tanstack/react-query";
import type { StaffConversation } from "@warmline/contract";
import { type ReactElement, useId, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { Icon } from "../shell/icon.tsx";
import { Failed, Loading } from "../shell/states.tsx";
import { CasePanel } from "./case-panel.tsx";
import { CaseStanding } from "./case-standing.tsx";
import { customerCasesQuery } from "./cases-api.ts";
import type { CaseHead } from "./core/case-shapes.ts";
import "../styles/cases.css";

/** The customer's cases in this shop, beside his orders; a click unfolds one. */
export function CustomerCases({ conversation }: { readonly conversation: StaffConversation }): ReactElement {
  const { t } = useWords();
  const cases = useQuery(customerCasesQuery(conversation.shopId, conversation.customer.id));
  if (cases.isPending) return <Loading rows={1} />;
  if (cases.isError) return <Failed code={codeOf(cases.error)} retry={() => void cases.refetch()} />;
  if (cases.data.length === 0) return <p className="details-empty">{t("case.ofCustomerEmpty")}</p>;
  return (
    <ul className="orders">
      {cases.data.map((one) => (
        <li key={one.id}>
          <Folded one={one} />
        </li>
      ))}
    </ul>
  );
}

function Folded({ one }: { readonly one: CaseHead }): ReactElement {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const bodyId = useId();
  return (
    <div className="order">
      <button
        type="button"
        className="plain order-head"
        aria-expanded={open}
        aria-controls={bodyId}
        onClick={() => setOpen(!open)}
      >
        <span className="order-number clip">{t(`case.kind.${one.subject.kind}`)}</span>
        <Icon name={open ? "down" : "next"} size={12} />
        <span className="order-sub case-sub">
          <span className="number">{one.number}</span>
          <CaseStanding one={one} />
        </span>
      </button>
      <div id={bodyId} hidden={!open}>
        {open && <CasePanel id={one.id} beside />}
      </div>
    </div>
  );
}
