import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { ShopAgo } from "../shell/time.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import { answerRequest, type RequestAnswer } from "./order-actions-api.ts";
import type { OrderContext } from "./order-context.ts";
import type { Order, OrderRequest } from "./orders-api.ts";
import { dayWords, requestWords } from "./request-words.ts";

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

const TONES = { open: "waiting", done: "good", refused: "bad", withdrawn: "quiet" } as const;

function RequestItem({ request, order, context }: Props & { readonly request: OrderRequest }): ReactElement {
  const words = useWords();
  const { t, language } = words;
  const me = useMe();
  const { wish, state, askedAt, answerDay } = request;
  const serves = may(me, "conversations.serve", context.conversation.shopId);
  return (
    <li>
      <span>
        <strong>{t(`orderAct.kind.${wish.kind}`)}</strong> {requestWords(words, wish)}
      </span>
      <span className="order-state" data-tone={TONES[state]}>
        {t(`orderAct.requestState.${state}`)}
        {answerDay !== null && ` · ${dayWords(answerDay, language)}`}
      </span>
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
  const { day, setDay, busy, code, answer } = useAnswering(request, order, context);
  const [withdrawing, setWithdrawing] = useState(false);
  const first = { kind: "withdraw_request", request: request.id } as const;
  return (
    <span className="order-request-answer">
      {request.state === "open" ? (
        <>
          <Input
            size="small"
            type="date"
            aria-label={t("orderAct.request.answerDay")}
            title={t("orderAct.request.answerDay")}
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
          <Button size="small" loading={busy} onClick={() => answer("done")}>
            {t("orderAct.request.done")}
          </Button>
          <Button size="small" disabled={busy} onClick={() => answer("refused")}>
            {t("orderAct.request.refuse")}
          </Button>
          <Button size="small" type="text" disabled={busy} onClick={() => setWithdrawing(true)}>
            {t("orderAct.kind.withdraw_request")}
          </Button>
        </>
      ) : (
        <Button size="small" type="text" loading={busy} onClick={() => answer("open")}>
          {t("orderAct.request.reopen")}
        </Button>
      )}
      {code !== null && <Alert type="error" role="alert" title={errorWords(t, code)} />}
      {withdrawing && (
        <ActionDialog
          kind="withdraw_request"
          first={first}
          order={order}
          context={context}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </span>
  );
}

function useAnswering(request: OrderRequest, order: Order, { conversation: { shopId } }: OrderContext) {
  const client = useQueryClient();
  const [day, setDay] = useState("");
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);

  async function send(state: RequestAnswer["state"]): Promise<void> {
    setBusy(true);
    setCode(null);
    const answerDay = day === "" ? null : day;
    const answered = await answerRequest({ shopId, number: order.number }, request.id, { state, answerDay });
    setBusy(false);
    if (!answered.ok) return setCode(answered.code);
    await client.invalidateQueries({ queryKey: ["orders", shopId] });
  }
  return { day, setDay, busy, code, answer: (state: RequestAnswer["state"]) => void send(state) };
}
