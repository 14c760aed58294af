import { Select } from "antd";
import { type ReactElement, type ReactNode, useId } from "react";
import { useWords } from "../i18n/use-words.ts";
import { textIn } from "./core/order-words.ts";
import type { OrderAction } from "./core/order-action.ts";
import { waysPaid } from "./core/ways-to-pay.ts";
import type { OrderContext } from "./order-context.ts";
import type { Order } from "./orders-api.ts";
import { wayWords } from "./pay-words.ts";

/** What a form of an action needs. */
export interface FormProps<Kind extends OrderAction["kind"] = OrderAction["kind"]> {
  readonly action: Extract<OrderAction, { readonly kind: Kind }>;
  readonly order: Order;
  readonly context: OrderContext;
  readonly onChange: (action: OrderAction) => void;
}

interface WayProps {
  readonly order: Order;
  readonly label: string;
  readonly value: string;
  readonly onChange: (reference: string) => void;
}

/** One of the ways by which the order was paid; where there is one only, nothing is to choose. */
export function WayField({ order, label, value, onChange }: WayProps): ReactElement | null {
  const { t } = useWords();
  const ways = waysPaid(order);
  if (ways.length < 2) return null;
  return (
    <Labelled label={label}>
      {(id) => (
        <Select
          id={id}
          value={value}
          options={ways.map(({ reference, method }) => ({ value: reference, label: wayWords(t, reference, method) }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}

interface PartnerProps {
  readonly partners: readonly { readonly number: string }[];
  /** The customer's orders, by whose goods people tell them apart. */
  readonly orders: readonly Order[];
  readonly value: string;
  readonly onChange: (number: string) => void;
}

/** The other order that it goes together with. */
export function PartnerField({ partners, orders, value, onChange }: PartnerProps): ReactElement {
  const { t, language } = useWords();
  const nameOf = (number: string): string => {
    const lines = orders.find((one) => one.number === number)?.lines ?? [];
    const goods = lines.map(({ title }) => textIn(title, language)).join(t("common.and"));
    return goods === "" ? number : `${number} · ${goods}`;
  };
  return (
    <Labelled label={t("orderAct.with")}>
      {(id) => (
        <Select
          id={id}
          value={value}
          options={partners.map(({ number }) => ({ value: number, label: nameOf(number) }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}

/** A label above its control. */
export function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <div className="order-act-field">
      <label className="faint" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}
