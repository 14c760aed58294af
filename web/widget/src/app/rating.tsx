/** @jsxImportSource @warmline/widget */
import { MAX_COMMENT_LENGTH } from "@warmline/contract";
import type { Child } from "../jsx/node.ts";
import { Icon } from "./icons.tsx";
import type { In } from "./view.ts";

function Stars({ view }: In): Child {
  const { words, screen, change } = view;
  return (
    <fieldset>
      <legend>{words.rateTitle}</legend>
      {words.stars.map((label, index) => (
        <label class={index < screen.score ? "star on" : "star"} title={label}>
          <input
            type="radio"
            name="score"
            class="sr"
            checked={screen.score === index + 1}
            onChange={() => change({ score: index + 1 })}
          />
          <Icon name="star" />
          <span class="sr">{label}</span>
        </label>
      ))}
      <span class="quiet" aria-hidden="true">
        {words.stars[screen.score - 1]}
      </span>
    </fieldset>
  );
}

/** Asks how it was once a conversation has ended, and thanks for the answer. */
export function Rating({ view }: In): Child {
  const { words, chat, screen } = view;
  const { conversation, outgoing } = chat.client.getState();
  if (conversation?.owner !== "closed") return null;
  const given = conversation.rated || outgoing.some(({ body }) => body.kind === "rating");
  if (given) return <p class="thanks">{[words.rated, " ", words.continue]}</p>;
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const comment = (event.currentTarget.querySelector("textarea")?.value ?? "").trim();
    chat.client.send({ kind: "rating", score: screen.score, ...(comment === "" ? {} : { comment }) });
  };
  return (
    <form key="rating" class="rating" onSubmit={submit}>
      <Stars view={view} />
      {screen.score > 0 && [
        <textarea rows={2} maxLength={MAX_COMMENT_LENGTH} placeholder={words.comment} aria-label={words.comment} />,
        <button type="submit" class="primary">
          {words.rate}
        </button>,
      ]}
      <p class="quiet">{words.continue}</p>
    </form>
  );
}
