import { Button } from "antd";
import type { ProductCard, StaffConversation } from "@warmline/contract";
import { formatMoney } from "@warmline/ui";
import { type ReactElement, useId, useState } from "react";
import { possibleFor } from "../conversation/core/possible.ts";
import { useWords } from "../i18n/use-words.ts";
import { useClient } from "../live/live-context.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Icon } from "../shell/icon.tsx";
import { optionsWords, textIn } from "./core/order-words.ts";
import { lowestPrice, stockOf } from "./core/product-words.ts";
import type { Product } from "./products-api.ts";

interface Props {
  readonly product: Product;
  readonly conversation: StaffConversation;
}

/** One product: title, price and stock at a glance; variants and attributes when opened; its card to send. */
export function ProductPanel({ product, conversation }: Props): ReactElement {
  const { t, language } = useWords();
  const [open, setOpen] = useState(false);
  const bodyId = useId();
  const price = lowestPrice(product.variants);
  const currency = useCurrency(conversation.shopId);
  return (
    <article className="order">
      <button
        type="button"
        className="plain order-head"
        aria-expanded={open}
        aria-controls={bodyId}
        onClick={() => setOpen(!open)}
      >
        <span className="order-number clip">{textIn(product.title, language)}</span>
        <Icon name={open ? "down" : "next"} size={12} />
        <span className="order-sub faint">
          <span className="number">{t("product.stock", { count: stockOf(product.variants) })}</span>
          {price !== null && (
            <strong className="number">
              {t("card.from", { price: formatMoney({ amount: price, currency }, language) })}
            </strong>
          )}
        </span>
      </button>
      <div id={bodyId} hidden={!open}>
        {open && (
          <div className="order-body">
            <Variants product={product} currency={currency} />
            <Attributes product={product} />
            <SendCard product={product} conversation={conversation} currency={currency} />
          </div>
        )}
      </div>
    </article>
  );
}

function useCurrency(shopId: string): string {
  return useMe().shops.find(({ id }) => id === shopId)?.currency ?? "CNY";
}

function Variants({ product, currency }: { readonly product: Product; readonly currency: string }): ReactElement {
  const { t, language } = useWords();
  return (
    <ul className="order-lines">
      {product.variants.map((variant) => (
        <li key={variant.sku}>
          <span>{optionsWords(variant.options, language) || variant.sku}</span>
          <span className="number faint">
            {variant.stock > 0 || variant.restockOn === null
              ? t("product.stock", { count: Math.max(0, variant.stock) })
              : t("product.restock", { day: variant.restockOn })}
          </span>
          <span className="number">{formatMoney({ amount: variant.price, currency }, language)}</span>
        </li>
      ))}
    </ul>
  );
}

function Attributes({ product }: { readonly product: Product }): ReactElement | null {
  const { language } = useWords();
  if (product.attributes.length === 0) return null;
  return (
    <dl className="product-facts">
      {product.attributes.map(({ name, value }, index) => (
        <div key={index}>
          <dt className="faint">{textIn(name, language)}</dt>
          <dd>{textIn(value, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Sends the product's card in the customer's language; only for who owns the conversation. */
function SendCard({ product, conversation, currency }: Props & { readonly currency: string }): ReactElement | null {
  const { t } = useWords();
  const me = useMe();
  const client = useClient();
  const serves = may(me, "conversations.serve", conversation.shopId);
  const price = lowestPrice(product.variants);
  if (price === null || !possibleFor(conversation, { personId: me.person.id, serves }).own) return null;
  const title = textIn(product.title, conversation.customer.language);
  const card: ProductCard = {
    kind: "product",
    sku: product.sku,
    title,
    price: { amount: price, currency },
    ...(product.imageUrl === null ? {} : { image: product.imageUrl }),
    ...(product.url === null ? {} : { url: product.url }),
  };
  const { id, epoch } = conversation;
  return (
    <Button
      size="small"
      icon={<Icon name="reply" size={14} />}
      onClick={() => client.send({ conversation: id, epoch, body: { kind: "text", text: title, cards: [card] } })}
    >
      {t("product.send")}
    </Button>
  );
}
