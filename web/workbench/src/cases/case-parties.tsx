import type { ReactElement } from "react";
import { customerName } from "../customer/core/customer-name.ts";
import { useWords } from "../i18n/use-words.ts";
import { shopName } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Icon } from "../shell/icon.tsx";
import type { Case, Party } from "./core/case-shapes.ts";
import { partyAtFault } from "./core/case-words.ts";

/** Who takes part in a case, and who of them was wrong as far as anybody knows. */
export function CaseParties({ one }: { readonly one: Case }): ReactElement {
  const { t } = useWords();
  const wrong = partyAtFault(one);
  return (
    <section className="case-part">
      <h3>{t("case.parties")}</h3>
      <ul className="case-parties">
        {one.parties.map((party) => (
          <li key={party.role} data-fault={party.role === wrong}>
            <span className="faint">{t(`case.party.${party.role}`)}</span>
            <span>
              <Name party={party} one={one} />
            </span>
            {party.role === wrong && (
              <span className="case-wrong">
                <Icon name="warn" size={12} /> {t("case.atFault")}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Name({ party, one }: { readonly party: Party; readonly one: Case }): ReactElement {
  const { t, language } = useWords();
  const me = useMe();
  switch (party.role) {
    case "customer":
      return <>{customerName(t, one.customer)}</>;
    case "shop":
      return <>{shopName(me, one.shopId, language)}</>;
    case "platform":
      return <>{me.organization.name}</>;
    case "courier":
      return <>{party.name}</>;
  }
}
