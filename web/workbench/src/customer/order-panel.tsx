import { formatClock, formatDay, formatMoney } from "@warmline/ui";
import { type ReactElement, useId, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useNow } from "../platform/use-now.ts";
import { useShopTime } from "../session/use-shop-time.ts";
import { CopyButton } from "../shell/copy-button.tsx";
import { Icon } from "../shell/icon.tsx";
import { ShopAgo } from "../shell/time.tsx";
import { addressWords, optionsWords, textIn, toneOf } from "./core/order-words.ts";
import type { OrderContext } from "./order-context.ts";
import { OrderActions } from "./order-actions.tsx";
import { OrderHistory } from "./order-history.tsx";
import { OrderReminders } from "./order-reminders.tsx";
import { OrderRequests } from "./order-requests.tsx";
import type { Order } from "./orders-api.ts";
import { ShipmentView } from "./shipment-view.tsx";

/** One order: number, state and total at a glance; lines, fees, parcels and address when opened. */
export function OrderPanel({
  order,
  openAtFirst,
  context,
}: {
  readonly order: Order;
  readonly openAtFirst: boolean;
  readonly context: OrderContext;
}): ReactElement {
  const { t, language } = useWords();
  const [open, setOpen] = useState(openAtFirst);
  const bodyId = useId();
  return (
    <article className="order">
      <button
        type="button"
        className="plain order-head"
        aria-expanded={open}
        aria-controls={bodyId}
        onClick={() => setOpen(!open)}
      >
        <span className="order-number number clip">{order.number}</span>
        <span className="order-state" data-tone={toneOf(order.state)}>
          {t(`order.state.${order.state}`)}
        </span>
        <span className="order-sub faint">
          {order.times.placed !== null && <ShopAgo at={order.times.placed} />}
          {order.kind === "virtual" && <span>{t("order.virtual")}</span>}
          <strong className="number">{formatMoney({ amount: order.total, currency: order.currency }, language)}</strong>
          <Icon name={open ? "down" : "next"} size={12} />
        </span>
      </button>
      <div id={bodyId} hidden={!open}>
        {open && <OrderBody order={order} context={context} />}
      </div>
    </article>
  );
}

function OrderBody({ order, context }: { readonly order: Order; readonly context: OrderContext }): ReactElement {
  const { t } = useWords();
  return (
    <div className="order-body">
      <Lines order={order} />
      {order.times.dispatchBy !== null && (order.state === "paid" || order.state === "packed") && (
        <p className="order-promise">
          <Icon name="clock" size={13} /> <DispatchBy at={order.times.dispatchBy} />
        </p>
      )}
      {order.shipments.map((shipment, index) => (
        <ShipmentView
          key={shipment.trackingNumber}
          shipment={shipment}
          index={order.shipments.length > 1 ? index + 1 : null}
        />
      ))}
      <Remedies order={order} />
      <Destination order={order} />
      {order.note !== null && order.note !== "" && (
        <p className="order-note">
          {t("order.note")}: {order.note}
        </p>
      )}
      <OrderRequests order={order} context={context} />
      <OrderReminders order={order} context={context} />
      <OrderHistory order={order} shopId={context.conversation.shopId} />
      <div className="order-foot">
        <OrderActions order={order} context={context} />
        <CopyButton text={order.number} label={t("order.copyNumber")} />
      </div>
    </div>
  );
}

function DispatchBy({ at }: { readonly at: string }): ReactElement {
  const { t } = useWords();
  const setting = useShopTime();
  const now = new Date(useNow(60));
  const date = new Date(at);
  const time = `${formatDay(date, now, setting)} ${formatClock(date, setting)}`;
  return <>{t(date < now ? "order.dispatchLate" : "order.dispatchBy", { time })}</>;
}

function Lines({ order }: { readonly order: Order }): ReactElement {
  const { t, language } = useWords();
  const money = (amount: number): string => formatMoney({ amount, currency: order.currency }, language);
  return (
    <ul className="order-lines" aria-label={t("order.lines")}>
      {order.lines.map((line, index) => (
        <li key={line.id ?? index}>
          <span>
            {textIn(line.title, language)}
            <small className="faint">{optionsWords(line.options, language)}</small>
          </span>
          <span className="number faint">{t("order.quantity", { count: line.quantity })}</span>
          <span className="number">{money(line.total)}</span>
        </li>
      ))}
      {order.fees.map((fee, index) => (
        <li key={`fee-${index}`}>
          <span className="faint">
            {t(`order.fee.${fee.kind}`)}
            {fee.returned > 0 && <small> {t("order.returned", { amount: money(fee.returned) })}</small>}
          </span>
          <span />
          <span className="number">{money(fee.amount)}</span>
        </li>
      ))}
      <li className="order-total">
        <span>{t(order.state === "unpaid" ? "order.due" : "order.total")}</span>
        <span />
        <strong className="number">{money(order.total)}</strong>
      </li>
    </ul>
  );
}

function Remedies({ order }: { readonly order: Order }): ReactElement | null {
  const { t, language } = useWords();
  if (order.remedies.length === 0) return null;
  return (
    <ul className="order-remedies" aria-label={t("order.remedies")}>
      {order.remedies.map((remedy) => (
        <li key={remedy.number}>
          <span>{t(`order.remedy.${remedy.kind}`)}</span>
          <span className="order-state" data-tone={remedy.state === "done" ? "good" : "waiting"}>
            {t(`order.remedyState.${remedy.state}`)}
          </span>
          <span className="number">{formatMoney({ amount: remedy.amount, currency: order.currency }, language)}</span>
        </li>
      ))}
    </ul>
  );
}

function Destination({ order }: { readonly order: Order }): ReactElement | null {
  const { t, language } = useWords();
  const { address } = order;
  if (address === null) return null;
  return (
    <div className="order-address">
      <span className="faint">{t("order.address")}</span>
      <span>
        {address.recipient} <span className="number">{address.phone}</span>
      </span>
      <span>{addressWords(address, language)}</span>
    </div>
  );
}
