import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { ShopAgo } from "../shell/time.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import { mayBeAnswered } from "./core/order-requests.ts";
import type { OrderContext } from "./order-context.ts";
import type { Order, OrderRequest } from "./orders-api.ts";
import { RequestAnswering } from "./request-answering.tsx";
import { RequestState } from "./request-state.tsx";
import { requestWords } from "./request-words.ts";

interface Props {
  readonly order: Order;
  readonly context: OrderContext;
}

/** What was asked of the warehouse, the courier or the shop, and how people answered it. Nothing is shown where nothing was. */
export function OrderRequests({ order, context }: Props): ReactElement | null {
  const { t } = useWords();
  if (order.requests.length === 0) return null;
  return (
    <ul className="order-history order-requests" aria-label={t("orderAct.request.title")}>
      {order.requests.map((request) => (
        <RequestItem key={request.id} request={request} order={order} context={context} />
      ))}
    </ul>
  );
}

function RequestItem({ request, order, context }: Props & { readonly request: OrderRequest }): ReactElement {
  const words = useWords();
  const { t } = words;
  const me = useMe();
  const { wish, state, askedAt } = request;
  const serves = may(me, "conversations.serve", context.conversation.shopId);
  return (
    <li>
      <span>
        <strong>{t(`orderAct.kind.${wish.kind}`)}</strong> {requestWords(words, wish)}
      </span>
      <RequestState request={request} />
      <span className="faint">
        <ShopAgo at={askedAt} />
      </span>
      {serves && state !== "withdrawn" && <Answering request={request} order={order} context={context} />}
    </li>
  );
}

/** Answers a request, takes an answer back, or takes the request itself back. */
function Answering({ request, order, context }: Props & { readonly request: OrderRequest }): ReactElement {
  const { t } = useWords();
  const client = useQueryClient();
  const { shopId } = context.conversation;
  const [withdrawing, setWithdrawing] = useState(false);
  const first = { kind: "withdraw_request", request: request.id } as const;
  const withdraw = (
    <Button size="small" type="text" onClick={() => setWithdrawing(true)}>
      {t("orderAct.kind.withdraw_request")}
    </Button>
  );
  return (
    <>
      {mayBeAnswered(order, request.wish) ? (
        <RequestAnswering
          place={{ shopId, number: order.number }}
          request={request}
          onAnswered={() => void client.invalidateQueries({ queryKey: ["orders", shopId] })}
        >
          {withdraw}
        </RequestAnswering>
      ) : (
        request.state === "open" && <span className="order-request-answer">{withdraw}</span>
      )}
      {withdrawing && (
        <ActionDialog
          kind="withdraw_request"
          first={first}
          order={order}
          context={context}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </>
  );
}
