/** @jsxImportSource @warmline/widget */
import { formatDay } from "@warmline/ui";
import type { Child } from "../jsx/node.ts";
import { Icon } from "./icons.tsx";
import { MessageView } from "./message-view.tsx";
import { OutgoingView, UploadView } from "./outgoing-view.tsx";
import { lastUnanswered, quickRepliesOf, rowsOf } from "./timeline.ts";
import { type In, PAGE } from "./view.ts";

/** Replies and questions that are sent with one tap. */
function Taps({ view, replies }: In<{ readonly replies: readonly { label: string; text: string }[] }>): Child {
  return (
    <div class="replies">
      {replies.map(({ label, text }) => (
        <button type="button" onClick={() => view.chat.client.send({ kind: "text", text })}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** What a new customer sees before the first word, with questions to begin with. */
function Welcome({ view }: In): Child {
  const { words, shop } = view;
  return (
    <div class="welcome">
      <h2>{words.hello(shop)}</h2>
      <p>{words.helloMore}</p>
      <Taps view={view} replies={words.starters.map((text) => ({ label: text, text }))} />
    </div>
  );
}

/** Whether the last own message was read or waits; nothing once somebody has answered. */
function markWords({ view }: In): string | null {
  const { words, chat } = view;
  const { messages, outgoing, conversation, connection } = chat.client.getState();
  if (outgoing.some(({ delivery }) => delivery.state === "queued")) {
    return connection.status === "online" ? words.sending : words.queued;
  }
  const last = lastUnanswered(messages);
  if (last === null || outgoing.length > 0) return null;
  return (conversation?.staffReadSeq ?? 0) >= last.seq ? words.read : words.unread;
}

function Tail({ view }: In): Child {
  const { messages, outgoing, typing } = view.chat.client.getState();
  const replies = outgoing.length > 0 ? [] : quickRepliesOf(messages);
  const mark = markWords({ view });
  return [
    mark !== null && <p class="mark">{mark}</p>,
    typing !== null && (
      <p class="typing">
        <span class="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {view.words.typing[typing]}
      </p>
    ),
    replies.length > 0 && <Taps view={view} replies={replies} />,
  ];
}

function Rows({ view }: In): Child {
  const { client, uploads } = view.chat;
  const { messages, outgoing } = client.getState();
  return [
    rowsOf(messages, view.screen.count).map((row) =>
      row.kind === "day" ? (
        <p class="day" key={row.key}>
          {formatDay(row.at, new Date(), { language: view.language })}
        </p>
      ) : (
        <MessageView view={view} message={row.message} first={row.first} />
      ),
    ),
    outgoing.map((item) => <OutgoingView view={view} item={item} />),
    uploads.list().map((upload) => <UploadView view={view} upload={upload} />),
  ];
}

/** The conversation, from its last page of messages on. */
export function LogView({ view }: In): Child {
  const { chat, words, screen, change, scroll } = view;
  const { welcomed, messages, outgoing, readSeq } = chat.client.getState();
  const empty = messages.length + outgoing.length + chat.uploads.list().length === 0;
  const unread = messages.some(({ seq, author }) => seq > readSeq && author.kind !== "customer");
  const earlier = (): void => {
    scroll.keepPlace();
    change({ count: screen.count + PAGE });
  };
  const scrolled = (): void => {
    if (scroll.scrolled()) change({});
  };
  const toEnd = (): void => {
    scroll.toEnd();
    change({});
  };
  return (
    <div class="log-box">
      <div
        class="log"
        role="log"
        tabIndex={0}
        aria-label={words.log}
        aria-live={view.shown ? "polite" : "off"}
        aria-busy={!welcomed}
        ref={(list) => scroll.attach(list)}
        onScroll={scrolled}
      >
        {messages.length > screen.count && (
          <button type="button" class="earlier" onClick={earlier}>
            {words.earlier}
          </button>
        )}
        {empty && welcomed && <Welcome view={view} />}
        <Rows view={view} />
        <Tail view={view} />
      </div>
      {scroll.isAway() && (
        <button type="button" class="pill" onClick={toEnd} aria-label={words.newMessages}>
          <Icon name="down" /> {unread && words.newMessages}
        </button>
      )}
    </div>
  );
}
