import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { type ReactElement, type ReactNode, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Answer } from "../platform/http.ts";
import { useMe } from "../session/me-context.ts";
import { Dialog } from "../shell/dialog.tsx";
import { ActionForm } from "./action-form.tsx";
import { OfferView, RefusalView } from "./action-terms.tsx";
import { firstDraft, isComplete, type OrderAction, type OrderActionKind } from "./core/order-action.ts";
import { doAction, type Offer, proposeAction, type Refusal } from "./order-actions-api.ts";
import type { OrderContext } from "./order-context.ts";
import type { Order } from "./orders-api.ts";

interface Props {
  readonly kind: OrderActionKind;
  /** What it begins with, where that is known. */
  readonly first?: OrderAction;
  readonly order: Order;
  readonly context: OrderContext;
  readonly onClose: () => void;
}

/** What the dialog shows. A confirmation keeps its key, so that sending it again does nothing twice. */
type Step =
  | { readonly name: "writing" }
  | { readonly name: "offered"; readonly offer: Offer; readonly key: string }
  | { readonly name: "refused"; readonly refusal: Refusal };

/** What may be another afterwards. */
const CHANGED = ["orders", "order-actions", "ways-to-pay", "coupons-to-give"] as const;

/** Does something to an order: what is wished for, then what it comes to, then the yes. */
export function ActionDialog({ kind, first, order, context, onClose }: Props): ReactElement {
  const { t } = useWords();
  const { action, step, busy, code, ...on } = useActing({ kind, order, context, onClose, ...(first && { first }) });
  const title = `${t(`orderAct.kind.${kind}`)} · ${order.number}`;
  const back = (
    <Button key="back" disabled={busy} onClick={on.back}>
      {t("orderAct.back")}
    </Button>
  );
  const footer: Readonly<Record<Step["name"], ReactNode>> = {
    writing: [
      <Button key="close" onClick={onClose}>
        {t("common.close")}
      </Button>,
      <Button key="next" type="primary" loading={busy} disabled={!isComplete(action, order)} onClick={on.ask}>
        {t("orderAct.next")}
      </Button>,
    ],
    offered: [
      back,
      <Button key="confirm" type="primary" autoFocus loading={busy} onClick={on.confirm}>
        {t("orderAct.confirm")}
      </Button>,
    ],
    refused: [
      back,
      <Button key="close" type="primary" autoFocus onClick={onClose}>
        {t("common.close")}
      </Button>,
    ],
  };
  return (
    <Dialog width={480} title={title} footer={footer[step.name]} onClose={onClose}>
      <div className="order-act">
        {step.name === "writing" && (
          <ActionForm action={action} order={order} context={context} onChange={on.change} onSubmit={on.ask} />
        )}
        {step.name === "offered" && (
          <OfferView
            action={action}
            offer={step.offer}
            order={order}
            shopId={context.conversation.shopId}
            told={on.conversation !== null}
          />
        )}
        {step.name === "refused" && <RefusalView refusal={step.refusal} />}
        {code !== null && <Alert type="error" role="alert" title={errorWords(t, code)} />}
      </div>
    </Dialog>
  );
}

function useActing({ kind, first, order, context, onClose }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const me = useMe();
  const client = useQueryClient();
  const [action, setAction] = useState<OrderAction>(() => first ?? firstDraft(kind, order, context.orders));
  const [step, setStep] = useState<Step>({ name: "writing" });
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const { id, epoch, owner, agent, shopId } = context.conversation;
  const place = { shopId, number: order.number };
  const conversation = owner === "agent" && agent?.id === me.person.id ? { id, epoch } : null;

  async function answerOf<T>(asked: Promise<Answer<T>>): Promise<T | null> {
    setBusy(true);
    setCode(null);
    const answer = await asked;
    setBusy(false);
    if (answer.ok) return answer.value;
    setCode(answer.code);
    return null;
  }

  async function ask(): Promise<void> {
    if (!isComplete(action, order)) return;
    const answer = await answerOf(proposeAction(place, action));
    if (answer === null) return;
    if (answer.outcome === "refused") setStep({ name: "refused", refusal: answer });
    else setStep({ name: "offered", offer: answer, key: crypto.randomUUID() });
  }

  async function confirm(): Promise<void> {
    if (step.name !== "offered") return;
    const answer = await answerOf(doAction(place, { action, offer: step.offer, key: step.key, conversation }));
    if (answer === null) return;
    await Promise.all(CHANGED.map((what) => client.invalidateQueries({ queryKey: [what, shopId] })));
    if (answer.outcome === "refused") return setStep({ name: "refused", refusal: answer });
    const what = t(`orderAct.kind.${kind}`);
    void message.success(t(answer.outcome === "done" ? "orderAct.done" : "orderAct.alreadyDone", { what }));
    onClose();
  }

  const back = (): void => {
    setCode(null);
    setStep({ name: "writing" });
  };
  return {
    action,
    step,
    busy,
    code,
    conversation,
    back,
    change: setAction,
    ask: () => void ask(),
    confirm: () => void confirm(),
  };
}
