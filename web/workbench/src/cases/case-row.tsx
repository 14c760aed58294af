import type { MouseEvent, ReactElement } from "react";
import { customerName } from "../customer/core/customer-name.ts";
import { useWords } from "../i18n/use-words.ts";
import { formatRoute, go, type Route } from "../platform/route.ts";
import { shopName } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { ShopContext } from "../session/use-shop-time.ts";
import type { CaseHead } from "./core/case-shapes.ts";
import { CaseStanding } from "./case-standing.tsx";

/** One case of a list: when it is due first, then what it is about and whose it is. */
export function CaseRow({ one, chosen }: { readonly one: CaseHead; readonly chosen: boolean }): ReactElement {
  const { t, language } = useWords();
  const me = useMe();
  const route: Route = { name: "cases", id: one.id };
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(route);
  };
  return (
    <ShopContext value={one.shopId}>
      <a className="case-row" href={formatRoute(route)} aria-current={chosen ? "true" : undefined} onClick={follow}>
        <CaseStanding one={one} />
        <strong className="clip">
          {customerName(t, one.customer)} · {t(`case.kind.${one.subject.kind}`)}
        </strong>
        <span className="case-row-foot">
          <span className="number">{one.number}</span>
          <span>{t(`case.fault.${one.subject.fault ?? "none"}`)}</span>
          <span className="clip">{shopName(me, one.shopId, language)}</span>
        </span>
      </a>
    </ShopContext>
  );
}
