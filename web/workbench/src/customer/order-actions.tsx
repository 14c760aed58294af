import { Button } from "antd";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { actionsFor, type OrderActionKind } from "./core/order-action.ts";
import { requestsFor } from "./core/order-requests.ts";
import type { OrderContext } from "./order-context.ts";
import type { Order } from "./orders-api.ts";

/** What can be done to an order, for people who may answer its customer. */
export function OrderActions({
  order,
  context,
}: {
  readonly order: Order;
  readonly context: OrderContext;
}): ReactElement | null {
  const { t } = useWords();
  const me = useMe();
  const [doing, setDoing] = useState<OrderActionKind | null>(null);
  const kinds = [...actionsFor(order, context.orders), ...requestsFor(order, context.orders)];
  if (kinds.length === 0 || !may(me, "conversations.serve", context.conversation.shopId)) return null;
  return (
    <div className="order-actions" role="group" aria-label={t("orderAct.title")}>
      {kinds.map((kind) => (
        <Button key={kind} size="small" onClick={() => setDoing(kind)}>
          {t(`orderAct.kind.${kind}`)}
        </Button>
      ))}
      {doing !== null && <ActionDialog kind={doing} order={order} context={context} onClose={() => setDoing(null)} />}
    </div>
  );
}
