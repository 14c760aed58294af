/** @jsxImportSource @warmline/widget */
import type { ImageBody } from "@warmline/contract";
import type { Child } from "../jsx/node.ts";
import type { In } from "./view.ts";

/** Largest sides of a picture in the log, in CSS pixels. */
const MAX_WIDTH = 220;
const MAX_HEIGHT = 260;

/** The space that a picture will take, known before it is there, so that nothing jumps. */
export function sizeOf({ width, height }: Pick<ImageBody, "width" | "height">): { width: number; height: number } {
  if (width === undefined || height === undefined) return { width: 180, height: 135 };
  const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** A picture of the log: small, and large when pressed. */
export function Picture({ view, body }: In<{ readonly body: ImageBody }>): Child {
  const { words, chat, change } = view;
  const state = chat.pictures.get(body.attachment);
  const press = (): void => {
    if (state.status === "failed") chat.pictures.retry(body.attachment);
    else if (state.status === "there") change({ large: state.src });
  };
  return (
    <button type="button" class="picture" style={sizeOf(body)} aria-label={words.openImage} onClick={press}>
      {state.status === "there" && <img src={state.src} alt={words.image} />}
      {state.status === "failed" && words.imageGone}
    </button>
  );
}

/** The picture that was pressed, over the whole window. */
export function LargePicture({ view }: In): Child {
  const { screen, change, words } = view;
  if (screen.large === null) return null;
  return (
    <button
      type="button"
      class="large"
      aria-label={words.close}
      ref={(button) => button.focus()}
      onClick={() => change({ large: null })}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        change({ large: null });
      }}
    >
      <img src={screen.large} alt="" />
    </button>
  );
}
