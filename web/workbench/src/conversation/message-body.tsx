import type { Card, MessageBody } from "@warmline/contract";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { CardView } from "./card-view.tsx";
import { linkParts } from "./core/link-parts.ts";
import { Picture } from "./picture.tsx";

/** What a message says: text with its cards and quick replies, or a picture. Text is always set as text. */
export function MessageBodyView({ body }: { readonly body: MessageBody }): ReactElement | null {
  const { t } = useWords();
  switch (body.kind) {
    case "text":
      return (
        <>
          <Text text={body.text} />
          {body.cards !== undefined && <Cards cards={body.cards} />}
          {body.quickReplies !== undefined && body.quickReplies.length > 0 && (
            <QuickReplies labels={body.quickReplies.map(({ label }) => label)} />
          )}
        </>
      );
    case "note":
      return <Text text={body.text} />;
    case "image":
      return <Picture body={body} />;
    case "erased":
      return <p className="text erased">{t("conversation.erased")}</p>;
    case "rating":
    case "event":
      return null;
  }
}

function Text({ text }: { readonly text: string }): ReactElement {
  return (
    <p className="text">
      {linkParts(text).map((part, index) =>
        part.href === null ? (
          part.text
        ) : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}

function Cards({ cards }: { readonly cards: readonly Card[] }): ReactElement {
  return (
    <ul className="cards">
      {cards.map((card) => (
        <li key={card.kind === "order" ? card.number : card.sku}>
          <CardView card={card} />
        </li>
      ))}
    </ul>
  );
}

function QuickReplies({ labels }: { readonly labels: readonly string[] }): ReactElement {
  const { t } = useWords();
  return (
    <ul className="quick-replies" aria-label={t("conversation.quickReplies")}>
      {labels.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
  );
}
