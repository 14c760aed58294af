import type { Card, OrderCard, ProductCard } from "@warmline/contract";
import { formatMoney } from "@warmline/ui";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../shell/icon.tsx";
import { ShopAgo } from "../shell/time.tsx";

/** An order or a product as the customer sees it in the conversation. */
export function CardView({ card }: { readonly card: Card }): ReactElement {
  return card.kind === "order" ? <Order card={card} /> : <Product card={card} />;
}

function Order({ card }: { readonly card: OrderCard }): ReactElement {
  const { t, language } = useWords();
  const count = card.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <div className="card">
      <p className="card-head">
        <Icon name="parcel" size={14} />
        <span className="number clip">{card.number}</span>
        <strong>{card.stateLabel}</strong>
      </p>
      {card.lines.map((line, index) => (
        <p key={index} className="card-line">
          <span className="clip">{line.title}</span>
          <span className="faint clip">{line.options}</span>
          <span className="number">{t("order.quantity", { count: line.quantity })}</span>
        </p>
      ))}
      <p className="card-foot">
        {card.placedAt !== undefined && <ShopAgo at={card.placedAt} />}
        <span>{t("card.items", { count })}</span>
        <strong className="number">{formatMoney(card.total, language)}</strong>
      </p>
    </div>
  );
}

function Product({ card }: { readonly card: ProductCard }): ReactElement {
  const { t, language } = useWords();
  return (
    <div className="card">
      <p className="card-head">
        <span className="clip">{card.title}</span>
      </p>
      <p className="card-foot">
        <span className="faint number clip">{card.sku}</span>
        <strong className="number">{t("card.from", { price: formatMoney(card.price, language) })}</strong>
      </p>
    </div>
  );
}
