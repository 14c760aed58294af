import { formatMoney } from "@warmline/ui";
import { Select } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Labelled, type FormProps } from "./form-parts.tsx";
import { withChange } from "./core/order-action.ts";
import { optionsWords, textIn } from "./core/order-words.ts";
import { isWhollyUnpaid } from "./core/ways-to-pay.ts";
import type { Order } from "./orders-api.ts";
import { useProductOf } from "./use-product-of.ts";
import { OwnWayField } from "./way-fields.tsx";

/** For each line, which other variant of the same product takes its place; and by which way a difference is settled. */
export function ItemFields({ action, order, context, onChange }: FormProps<"change_items" | "exchange">): ReactElement {
  const { t } = useWords();
  return (
    <>
      {order.lines.map(({ id, ...line }) =>
        id === undefined ? null : (
          <LineField
            key={id}
            line={line}
            order={order}
            shopId={context.conversation.shopId}
            value={action.changes.find(({ lineId }) => lineId === id)?.variantSku}
            onChange={(sku) => onChange({ ...action, changes: withChange(action.changes, id, sku) })}
          />
        ),
      )}
      {!isWhollyUnpaid(order) && (
        <OwnWayField
          order={order}
          context={context}
          label={t("orderAct.payWith")}
          value={action.payWith}
          onChange={(payWith) => onChange({ ...action, payWith })}
        />
      )}
    </>
  );
}

interface LineProps {
  readonly line: Omit<Order["lines"][number], "id">;
  readonly order: Order;
  readonly shopId: string;
  readonly value: string | undefined;
  readonly onChange: (sku: string | undefined) => void;
}

function LineField({ line, order, shopId, value, onChange }: LineProps): ReactElement {
  const { t, language } = useWords();
  const title = textIn(line.title, language);
  const product = useProductOf(shopId, line);
  const others = product?.variants.filter(({ sku }) => sku !== line.variantSku) ?? [];
  const label = [title, optionsWords(line.options, language)].filter((part) => part !== "").join(" · ");
  const none = product !== undefined && others.length === 0;
  return (
    <Labelled label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear
          loading={product === undefined}
          disabled={none}
          placeholder={t(none ? "orderAct.noVariant" : "orderAct.keep")}
          value={value ?? null}
          options={others.map(({ sku, options, price, stock }) => ({
            value: sku,
            disabled: stock < line.quantity,
            label: [
              optionsWords(options, language) || sku,
              formatMoney({ amount: price, currency: order.currency }, language),
              ...(stock < line.quantity ? [t("orderAct.soldOut")] : []),
            ].join(" · "),
          }))}
          onChange={(sku: string | null | undefined) => onChange(sku ?? undefined)}
        />
      )}
    </Labelled>
  );
}
