/** @jsxImportSource @warmline/widget */
import type { Author, LogEvent, Message, MessageBody } from "@warmline/contract";
import { formatClock, formatExact } from "@warmline/ui";
import { type Child, type Drawn, flatten } from "../jsx/node.ts";
import { CardView } from "./cards.tsx";
import { Icon } from "./icons.tsx";
import { linkify } from "./linkify.ts";
import { Picture } from "./picture.tsx";
import type { In, View } from "./view.ts";

/** Text as it was written, with its web addresses as links. Only text nodes: nothing in it is ever read as markup. */
export function Text({ text }: { readonly text: string }): Child {
  return (
    <p class="text">
      {linkify(text).map(({ text: words, href }) =>
        href === null ? (
          words
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {words}
          </a>
        ),
      )}
    </p>
  );
}

function Avatar({ author }: { readonly author: Author }): Child {
  return (
    <span class={`avatar ${author.kind}`} aria-hidden="true">
      {author.kind === "agent" ? [...author.name][0] : <Icon name="spark" />}
    </span>
  );
}

function eventWords(words: View["words"], event: LogEvent): string {
  if (event.type === "agent_joined") return words.agentSpeaks(event.name);
  // A newer server may tell of what this build has no words for.
  const events: Partial<Record<LogEvent["type"], string>> = words.events;
  return events[event.type] ?? "";
}

function Body({ view, body }: In<{ readonly body: MessageBody }>): Child {
  switch (body.kind) {
    case "image":
      return <Picture view={view} body={body} />;
    case "text":
      return [<Text text={body.text} />, body.cards?.map((card) => <CardView view={view} card={card} />)];
    default:
      return <p class="text">{body.kind === "erased" ? view.words.events.erased : view.words.unknown}</p>;
  }
}

function authorName({ words }: View, author: Author): string {
  if (author.kind === "agent") return author.name;
  return author.kind === "customer" ? words.you : words.assistant;
}

interface MessageProps {
  readonly message: Message;
  /** The first of a run by one author: it says who. */
  readonly first: boolean;
}

function Bubble({ view, message, first }: In<MessageProps>): Child {
  const { author, body } = message;
  const own = author.kind === "customer";
  const at = new Date(message.at);
  return (
    <div key={String(message.seq)} class={`message ${own ? "own" : "theirs"} ${first ? "first" : ""}`}>
      {!own && first && <Avatar author={author} />}
      <div class="content">
        {first && <span class={own ? "sr" : "name"}>{authorName(view, author)}</span>}
        <Body view={view} body={body} />
      </div>
      <time dateTime={message.at} title={formatExact(at, { language: view.language })}>
        {formatClock(at, { language: view.language })}
      </time>
    </div>
  );
}

function Line({ view, message }: In<MessageProps>): Child {
  const words = lineWords(view, message);
  if (words === null) return null;
  return (
    <p key={String(message.seq)} class="event">
      {words}
    </p>
  );
}

/** The words of what happened; null for what somebody said. */
function lineWords({ words }: View, { author, body }: Message): string | null {
  if (body.kind === "rating") return words.ratedStars(body.score);
  if (author.kind !== "system") return null;
  return body.kind === "event" ? eventWords(words, body.event) : body.kind === "text" ? body.text : null;
}

/** One entry of the log. It never changes, so it is drawn once; only pictures are looked at again. */
export function MessageView(props: In<MessageProps>): Child {
  const { view, message, first } = props;
  const before = view.drawn.get(message);
  if (before?.first === first) return before.drawn;
  const child = Line(props) ?? Bubble(props);
  const drawn = flatten(child).find((one): one is Drawn => typeof one !== "string");
  if (drawn !== undefined && message.body.kind !== "image") view.drawn.set(message, { first, drawn });
  return child;
}
