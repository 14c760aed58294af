import { useQuery } from "@tanstack/react-query";
import { formatMoney } from "@warmline/ui";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { Failed } from "../shell/states.tsx";
import { ShopAgo } from "../shell/time.tsx";
import { isRequest } from "./core/order-requests.ts";
import { pastActionsQuery } from "./order-actions-api.ts";
import type { Order } from "./orders-api.ts";
import { moveWords } from "./pay-words.ts";

/** What was done to an order here: by whom, when, and what money moved. Nothing is shown where nothing was done. */
export function OrderHistory({
  order,
  shopId,
}: {
  readonly order: Order;
  readonly shopId: string;
}): ReactElement | null {
  const { t, language } = useWords();
  const past = useQuery(pastActionsQuery({ shopId, number: order.number }));
  if (past.isError) return <Failed code={codeOf(past.error)} retry={() => void past.refetch()} />;
  // What was asked for stands among the order's requests, with how it was answered.
  const done = past.data?.filter((one) => !isRequest(one)) ?? [];
  if (done.length === 0) return null;
  return (
    <ul className="order-history" aria-label={t("orderAct.history")}>
      {done.map(({ id, at, kind, by, money }) => (
        <li key={id}>
          <span>
            <strong>{t(`orderAct.kind.${kind}`)}</strong>{" "}
            {money.map(({ way, amount }, index) => (
              <span key={index} className="number">
                {moveWords(t, kind, way)} {formatMoney({ amount, currency: order.currency }, language)}{" "}
              </span>
            ))}
          </span>
          <span className="faint">
            {by.kind === "agent" ? t("orderAct.byAgent", { name: by.name ?? "" }) : t(`orderAct.by.${by.kind}`)}{" "}
            <ShopAgo at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
