/** @jsxImportSource @warmline/widget */
import type { Card, OrderCard, ProductCard } from "@warmline/contract";
import { formatMoment, formatMoney } from "@warmline/ui";
import type { Child } from "../jsx/node.ts";
import type { In } from "./view.ts";
import { webAddress } from "./linkify.ts";

function Thumb({ address }: { readonly address: string | undefined }): Child {
  const src = webAddress(address);
  return src === null ? null : <img class="thumb" src={src} alt="" loading="lazy" referrerPolicy="no-referrer" />;
}

function Order({ view, card }: In<{ readonly card: OrderCard }>): Child {
  const { words, language, chat } = view;
  return (
    <article class="card">
      <header>
        <span class="quiet">
          {words.order} {card.number}
        </span>
        <strong>{card.stateLabel}</strong>
      </header>
      {card.lines.map((line) => (
        <div class="line">
          <Thumb address={line.image} />
          <div>
            <div>{line.title}</div>
            <div class="quiet">
              {line.options} ×{line.quantity}
            </div>
          </div>
        </div>
      ))}
      <footer>
        <span class="quiet">{card.placedAt !== undefined && formatMoment(new Date(card.placedAt), view)}</span>
        <span>
          {words.total} <strong>{formatMoney(card.total, language)}</strong>
        </span>
      </footer>
      <button type="button" class="wide" onClick={() => chat.client.send({ kind: "text", text: card.number })}>
        {words.askOrder}
      </button>
    </article>
  );
}

function Product({ view, card }: In<{ readonly card: ProductCard }>): Child {
  const href = webAddress(card.url);
  return (
    <article class="card line">
      <Thumb address={card.image} />
      <div>
        <div>{card.title}</div>
        <strong class="price">{formatMoney(card.price, view.language)}</strong>
        {href !== null && (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {view.words.viewProduct}
          </a>
        )}
      </div>
    </article>
  );
}

/** An order or a product beside a message. */
export function CardView({ view, card }: In<{ readonly card: Card }>): Child {
  return card.kind === "order" ? <Order view={view} card={card} /> : <Product view={view} card={card} />;
}
