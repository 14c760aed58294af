import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { Failed } from "../shell/states.tsx";
import { ShopAgo } from "../shell/time.tsx";
import type { OrderContext } from "./order-context.ts";
import type { Order } from "./orders-api.ts";
import { remindersQuery } from "./reminders-api.ts";

/** What the customer was told about an order before he asked. Nothing is shown where there is none. */
export function OrderReminders({
  order,
  context: { conversation },
}: {
  readonly order: Order;
  readonly context: OrderContext;
}): ReactElement | null {
  const { t } = useWords();
  const sent = useQuery(
    remindersQuery({ shopId: conversation.shopId, number: order.number, seq: conversation.publicSeq }),
  );
  if (sent.isError) return <Failed code={codeOf(sent.error)} retry={() => void sent.refetch()} />;
  if (sent.data === undefined || sent.data.length === 0) return null;
  return (
    <ul className="order-history" aria-label={t("order.reminders")}>
      {sent.data.map(({ kind, at }) => (
        <li key={kind}>
          <span>{t(`order.reminder.${kind}`)}</span>
          <span className="faint">
            <ShopAgo at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
