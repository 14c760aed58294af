/** @jsxImportSource @warmline/widget */
import type { Child } from "../jsx/node.ts";
import type { In } from "./view.ts";

/** Tells the truth about the connection when it is not there. */
export function Banner({ view }: In): Child {
  const { words, chat } = view;
  const { connection, welcomed } = chat.client.getState();
  if (connection.status === "online" || (connection.status === "connecting" && !welcomed)) return null;
  const refused = connection.status === "refused";
  return (
    <div key="banner" class={refused ? "banner" : "banner late"} role="status">
      <span>{refused ? words.refused(connection.code) : words.offline}</span>
      <button type="button" onClick={() => chat.client.reconnect()}>
        {words.reconnect}
      </button>
    </div>
  );
}
