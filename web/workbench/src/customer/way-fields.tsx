import { useQuery } from "@tanstack/react-query";
import { formatMoney } from "@warmline/ui";
import { Select } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { Failed } from "../shell/states.tsx";
import { type FormProps, Labelled } from "./form-parts.tsx";
import { waysToPayQuery } from "./order-actions-api.ts";
import type { OrderContext } from "./order-context.ts";
import type { Order } from "./orders-api.ts";
import { wayWords } from "./pay-words.ts";

/** Another of the customer's own ways to pay for the order. */
export function PaymentFields({ action, order, context, onChange }: FormProps<"change_payment">): ReactElement {
  const { t } = useWords();
  return (
    <OwnWayField
      order={order}
      context={context}
      label={t("orderAct.newWay")}
      isOther
      value={action.payWith}
      onChange={(payWith) => onChange({ ...action, payWith })}
    />
  );
}

interface Props {
  readonly order: Order;
  readonly context: OrderContext;
  readonly label: string;
  /** Whether it is to be another than the one by which the order is paid now. */
  readonly isOther?: boolean;
  readonly value: string;
  readonly onChange: (reference: string) => void;
}

/** One of the customer's own ways to pay: on file, or by which the order was paid. */
export function OwnWayField({ order, context, label, isOther = false, value, onChange }: Props): ReactElement {
  const { t, language } = useWords();
  const place = { shopId: context.conversation.shopId, number: order.number };
  const { data: ways, error, isPending, refetch } = useQuery(waysToPayQuery(place));
  if (error !== null) return <Failed code={codeOf(error)} retry={() => void refetch()} />;
  const none = ways?.every(({ isUsed }) => isOther && isUsed) === true;
  return (
    <Labelled label={label}>
      {(id) => (
        <Select
          id={id}
          loading={isPending}
          placeholder={t(none ? "orderAct.noWay" : "orderAct.chooseWay")}
          value={ways?.some(({ reference }) => reference === value) === true ? value : null}
          options={(ways ?? []).map(({ reference, method, balance, isUsed }) => ({
            value: reference,
            disabled: isOther && isUsed,
            label: [
              wayWords(t, reference, method),
              ...(balance === null
                ? []
                : [
                    t("orderAct.balance", {
                      amount: formatMoney({ amount: balance, currency: order.currency }, language),
                    }),
                  ]),
              ...(isUsed ? [t("orderAct.wayUsed")] : []),
            ].join(" · "),
          }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}
