/** @jsxImportSource @warmline/widget */
import type { CustomerOutgoing } from "@warmline/client";
import type { Child } from "../jsx/node.ts";
import { Icon } from "./icons.tsx";
import { Text } from "./message-view.tsx";
import { Picture } from "./picture.tsx";
import type { Upload } from "./uploads.ts";
import type { In } from "./view.ts";

interface FailureProps {
  readonly code: string;
  readonly text: string | null;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
}

/** Why something was not sent, and what its writer can do: try again, keep the words, or let it go. */
function Failure({ view, code, text, onRetry, onDiscard }: In<FailureProps>): Child {
  const { words } = view;
  return (
    <div class="failure" role="alert">
      <span>
        <Icon name="alert" /> {words.failed(code)}
      </span>
      <button type="button" onClick={onRetry}>
        {words.retry}
      </button>
      {text !== null && "clipboard" in navigator && (
        <button type="button" onClick={() => void navigator.clipboard.writeText(text)}>
          {words.copy}
        </button>
      )}
      <button type="button" onClick={onDiscard}>
        {words.discard}
      </button>
    </div>
  );
}

/** An own message that the log does not show yet. */
export function OutgoingView({ view, item }: In<{ readonly item: CustomerOutgoing }>): Child {
  const { client } = view.chat;
  const { body, delivery, id } = item;
  if (body.kind === "rating" && delivery.state !== "failed") return null;
  return (
    <div key={id} class={`message own first pending ${delivery.state}`}>
      <div class="content">
        {body.kind === "text" && <Text text={body.text} />}
        {body.kind === "image" && <Picture view={view} body={body} />}
      </div>
      {delivery.state === "failed" && (
        <Failure
          view={view}
          code={delivery.code}
          text={body.kind === "text" ? body.text : null}
          onRetry={() => client.retry(id)}
          onDiscard={() => client.discard(id)}
        />
      )}
    </div>
  );
}

/** A picture on its way up. */
export function UploadView({ view, upload }: In<{ readonly upload: Upload }>): Child {
  const { uploads } = view.chat;
  const { failed, progress, preview, id } = upload;
  return (
    <div key={`u${id}`} class="message own first">
      <div class="content upload">
        <img src={preview} alt={view.words.image} />
        {failed === null && <progress value={progress} aria-label={view.words.sending} />}
      </div>
      {failed !== null && (
        <Failure
          view={view}
          code={failed}
          text={null}
          onRetry={() => uploads.retry(id)}
          onDiscard={() => uploads.discard(id)}
        />
      )}
    </div>
  );
}
