import { formatMoney } from "@warmline/ui";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../shell/icon.tsx";
import { addressWords, optionsWords, textIn } from "./core/order-words.ts";
import { type Address, type OrderAction, totalAfter } from "./core/order-action.ts";
import { isRequest } from "./core/order-requests.ts";
import { isWhollyUnpaid } from "./core/ways-to-pay.ts";
import type { Offer, Refusal } from "./order-actions-api.ts";
import type { Order } from "./orders-api.ts";
import { moveWords, wayWords } from "./pay-words.ts";
import { requestWords } from "./request-words.ts";
import { useProductOf } from "./use-product-of.ts";

interface OfferProps {
  readonly action: OrderAction;
  readonly offer: Offer;
  readonly order: Order;
  readonly shopId: string;
  /** Whether the customer reads it in his conversation. */
  readonly told: boolean;
}

/** What a yes is to: money and where it goes, lines, addresses, and which clauses were looked at. */
export function OfferView({ action, offer, order, shopId, told }: OfferProps): ReactElement {
  const words = useWords();
  const { t, language } = words;
  const later =
    (action.kind === "return" || action.kind === "exchange") && offer.money.some(({ way }) => way === "back");
  return (
    <>
      <p>{t(isRequest(action) ? "orderAct.askRequest" : "orderAct.ask")}</p>
      {isRequest(action) ? (
        <p>
          <strong>{t(`orderAct.kind.${action.kind}`)}</strong> {requestWords(words, action)}
        </p>
      ) : (
        <MoneyLines kind={action.kind} offer={offer} order={order} />
      )}
      {action.kind === "change_payment" && <p className="faint">{t("orderAct.once.payment")}</p>}
      {action.kind === "change_items" && (
        <p className="faint">{t(`orderAct.once.${isWhollyUnpaid(order) ? "unpaidItems" : "items"}`)}</p>
      )}
      {later && <p className="faint">{t("orderAct.afterGoods")}</p>}
      <ChangedLines offer={offer} order={order} shopId={shopId} />
      {offer.coupon !== null && <strong>{textIn(offer.coupon.name, language) || offer.coupon.code}</strong>}
      {action.kind === "refund_part" && (
        <p>
          <span className="faint">{t("orderAct.refundReason")}</span> {t(`orderAct.refundReasons.${action.reason}`)}
        </p>
      )}
      {action.kind === "change_address" && (
        <dl className="order-act-addresses">
          <AddressLine label={t("orderAct.addressBefore")} address={offer.addressBefore} />
          <AddressLine label={t("orderAct.addressAfter")} address={action.address} />
        </dl>
      )}
      <details>
        <summary>
          <Icon name="check" size={13} /> {t("orderAct.clauses", { count: offer.clauses.length })}
        </summary>
        <ul className="order-act-clauses">
          {offer.clauses.map(({ id, text }) => (
            <li key={id}>{textIn(text, language)}</li>
          ))}
        </ul>
      </details>
      <p className="faint">{t(told ? "orderAct.told" : "orderAct.notTold")}</p>
    </>
  );
}

interface MoneyProps {
  readonly kind: OrderAction["kind"];
  readonly offer: Offer;
  readonly order: Order;
}

/** Other items of an order that is not paid move no money: what counts is what it comes to. */
function MoneyLines({ kind, offer, order }: MoneyProps): ReactElement {
  const { t, language } = useWords();
  const { money, currency, lines } = offer;
  const price = (amount: number): string => formatMoney({ amount, currency }, language);
  if (kind === "change_items" && isWhollyUnpaid(order)) {
    return (
      <p>
        {t("order.due")}{" "}
        <strong className="number">{`${price(order.total)} → ${price(totalAfter(order, lines))}`}</strong>
      </p>
    );
  }
  if (money.length === 0) return <p>{t("orderAct.noMoney")}</p>;
  return (
    <ul className="order-act-money">
      {money.map(({ way, amount, by, method }, index) => (
        <li key={index}>
          <span>{moveWords(t, kind, way)}</span>
          <strong className="number">{price(amount)}</strong>
          <span className="faint">{wayWords(t, by, method)}</span>
        </li>
      ))}
    </ul>
  );
}

interface ChangedProps {
  readonly offer: Offer;
  readonly order: Order;
  readonly shopId: string;
}

function ChangedLines({ offer, order, shopId }: ChangedProps): ReactElement | null {
  if (offer.lines.length === 0) return null;
  return (
    <ul className="order-act-changed">
      {offer.lines.map((changed) => {
        const line = order.lines.find(({ id }) => id === changed.lineId);
        return line && <ChangedLine key={changed.lineId} line={line} changed={changed} shopId={shopId} offer={offer} />;
      })}
    </ul>
  );
}

interface ChangedLineProps extends Pick<ChangedProps, "offer" | "shopId"> {
  readonly line: Order["lines"][number];
  readonly changed: Offer["lines"][number];
}

/** A line with its price, and what takes its place. */
function ChangedLine({ line, changed, offer, shopId }: ChangedLineProps): ReactElement {
  const { language } = useWords();
  const { newVariantSku, total, newTotal } = changed;
  const variant = useProductOf(shopId, line)?.variants.find(({ sku }) => sku === newVariantSku);
  const price = (amount: number): string => formatMoney({ amount, currency: offer.currency }, language);
  const options = optionsWords(line.options, language);
  const next = newVariantSku === null ? "" : ` → ${optionsWords(variant?.options ?? [], language) || newVariantSku}`;
  return (
    <li>
      <span>
        {textIn(line.title, language)}{" "}
        <small className="faint">
          {options}
          {next}
        </small>
      </span>
      <span className="number">{newTotal === null ? price(total) : `${price(total)} → ${price(newTotal)}`}</span>
    </li>
  );
}

function AddressLine({ label, address }: { readonly label: string; readonly address: Address | null }): ReactElement {
  const { language } = useWords();
  return (
    <div>
      <dt className="faint">{label}</dt>
      <dd>{address === null ? "–" : `${address.recipient} ${address.phone} ${addressWords(address, language)}`}</dd>
    </div>
  );
}

/** Why it is not done, by which clause, and what is possible instead. */
export function RefusalView({ refusal: { clause, instead } }: { readonly refusal: Refusal }): ReactElement {
  const { t, language } = useWords();
  return (
    <div role="alert" className="order-act-refusal">
      <p>
        <Icon name="warn" size={14} /> <strong>{t("orderAct.refused")}</strong>
      </p>
      <p>{textIn(clause.text, language)}</p>
      <p>
        <span className="faint">{t("orderAct.instead")}</span> {textIn(instead, language)}
      </p>
      <p className="faint">{t("orderAct.clause", { id: clause.id })}</p>
    </div>
  );
}
