/** @jsxImportSource @warmline/widget */
import type { Child } from "../jsx/node.ts";
import { Icon } from "./icons.tsx";
import type { In, View } from "./view.ts";

/** Who answers, in words. */
export function standing({ words, chat }: View): string {
  const { conversation } = chat.client.getState();
  if (conversation === null) return words.assistantSpeaks;
  switch (conversation.owner) {
    case "assistant":
      return words.assistantSpeaks;
    case "queue":
      return words.waiting(conversation.place);
    case "agent":
      return words.agentSpeaks(conversation.agentName ?? "");
    case "closed":
      return words.closed;
  }
}

/** The shop's name, who is answering, and the way to a person. */
export function Header({ view }: In): Child {
  const { words, chat, shop } = view;
  const owner = chat.client.getState().conversation?.owner ?? "assistant";
  return (
    <header class="header">
      <div class="who">
        <h1>{shop}</h1>
        <p aria-live="polite">{standing(view)}</p>
      </div>
      {owner === "assistant" && (
        <button type="button" class="person" onClick={() => chat.client.send({ kind: "text", text: words.askPerson })}>
          <Icon name="person" />
          {words.person}
        </button>
      )}
      <button type="button" class="bare" aria-label={words.close} title={words.close} onClick={view.close}>
        <Icon name="close" />
      </button>
    </header>
  );
}
