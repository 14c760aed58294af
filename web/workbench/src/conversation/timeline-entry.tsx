import type { Message, StaffConversation } from "@warmline/contract";
import { formatClock, formatDay, formatExact } from "@warmline/ui";
import { memo, type ReactElement } from "react";
import { customerName } from "../customer/core/customer-name.ts";
import { useWords } from "../i18n/use-words.ts";
import { useNow } from "../platform/use-now.ts";
import { Icon } from "../shell/icon.tsx";
import { AnswerCorrections } from "./answer-corrections.tsx";
import { isAnswer } from "./core/correction.ts";
import { markOf } from "./core/mark.ts";
import type { Side, TimelineItem } from "./core/timeline.ts";
import { eventWords, ratingWords } from "./core/words.ts";
import { MessageBodyView } from "./message-body.tsx";
import { TraceDetails } from "./trace-details.tsx";
import { UnsentEntry } from "./unsent-entry.tsx";

interface Props {
  readonly item: TimelineItem;
  readonly conversation: StaffConversation | null;
  /** Asks what was wrong with an answer of the assistant's. */
  readonly onCorrect: (seq: number) => void;
}

/** One thing of the timeline. */
export const TimelineEntry = memo(function TimelineEntry({ item, conversation, onCorrect }: Props): ReactElement {
  const { t } = useWords();
  switch (item.kind) {
    case "day":
      return <Day at={item.at} />;
    case "unread":
      return <p className="unread-line">{t("conversation.unreadFrom")}</p>;
    case "unsent":
      return <UnsentEntry unsent={item.unsent} first={item.first} />;
    case "message":
      return item.side === "middle" ? (
        <Event message={item.message} />
      ) : (
        <Bubble
          message={item.message}
          side={item.side}
          first={item.first}
          conversation={conversation}
          onCorrect={onCorrect}
        />
      );
  }
});

function Day({ at }: { readonly at: Date }): ReactElement {
  const { language } = useWords();
  const now = useNow(60);
  return <h3 className="day">{formatDay(at, new Date(now), { language })}</h3>;
}

function Event({ message }: { readonly message: Message }): ReactElement {
  const { t } = useWords();
  const { body } = message;
  return (
    <p className="event">
      {body.kind === "rating" && <Icon name="star" size={13} />}
      <span>
        {body.kind === "event" && eventWords(t, body.event)}
        {body.kind === "rating" && ratingWords(t, body)}
        {body.kind === "text" && body.text}
      </span>
      <Time at={message.at} />
    </p>
  );
}

interface BubbleProps {
  readonly message: Message;
  readonly side: Exclude<Side, "middle">;
  readonly first: boolean;
  readonly conversation: StaffConversation | null;
  readonly onCorrect: (seq: number) => void;
}

function Bubble({ message, side, first, conversation, onCorrect }: BubbleProps): ReactElement {
  const note = message.body.kind === "note";
  return (
    <article
      className="entry"
      data-seq={message.seq}
      data-side={side}
      data-note={note || undefined}
      data-first={first || undefined}
    >
      {first && <Writer message={message} conversation={conversation} />}
      <div className="bubble" data-kind={message.body.kind}>
        <MessageBodyView body={message.body} />
      </div>
      <p className="entry-foot">
        {message.trace !== undefined && <TraceDetails trace={message.trace} shopId={conversation?.shopId ?? null} />}
        {isAnswer(message) && conversation !== null && (
          <AnswerCorrections conversationId={conversation.id} message={message} onCorrect={onCorrect} />
        )}
        <Time at={message.at} />
        {!note && conversation !== null && <Mark message={message} conversation={conversation} />}
      </p>
    </article>
  );
}

function Writer({ message, conversation }: Pick<BubbleProps, "message" | "conversation">): ReactElement {
  const { t } = useWords();
  const { author, body } = message;
  const name =
    author.kind === "agent"
      ? author.name
      : author.kind === "assistant"
        ? t("conversation.assistant")
        : conversation === null
          ? t("customer.title")
          : customerName(t, conversation.customer);
  return (
    <p className="writer">
      {author.kind === "assistant" && <Icon name="robot" size={13} />}
      {body.kind === "note" && <Icon name="lock" size={13} />}
      <span>{name}</span>
      {body.kind === "note" && <strong>{t("conversation.noteOnly")}</strong>}
    </p>
  );
}

function Time({ at }: { readonly at: string }): ReactElement {
  const { language } = useWords();
  const date = new Date(at);
  return (
    <time className="number" dateTime={at} title={formatExact(date, { language })}>
      {formatClock(date, { language })}
    </time>
  );
}

function Mark({
  message,
  conversation,
}: {
  readonly message: Message;
  readonly conversation: StaffConversation;
}): ReactElement | null {
  const { t } = useWords();
  const mark = markOf(message, conversation);
  if (mark === null) return null;
  return (
    <span className="mark" data-mark={mark}>
      <Icon name={mark === "sent" ? "check" : "checks"} size={13} />
      {t(`conversation.${mark}`)}
    </span>
  );
}
