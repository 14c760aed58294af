/** @jsxImportSource @warmline/widget */
import { MAX_TEXT_LENGTH } from "@warmline/contract";
import type { Child } from "../jsx/node.ts";
import { Icon } from "./icons.tsx";
import type { In, View } from "./view.ts";

/** Where the customer writes; there is one on the page. */
export const FIELD = "words";

/** Enter ends a word in an input method; only otherwise does it send. Some browsers tell it by the key code alone. */
export function isSend(event: Pick<KeyboardEvent, "key" | "shiftKey" | "isComposing" | "keyCode">): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari tells the Enter that ends a word in no other way
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

function written({ chat, change }: View, field: HTMLTextAreaElement): void {
  const { value } = field;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
  chat.draft.save(value);
  change({ length: value.length, blank: value.trim() === "" });
}

function send(view: View, field: HTMLTextAreaElement): void {
  const text = field.value.trim();
  if (text === "" || text.length > MAX_TEXT_LENGTH) return;
  view.chat.client.send({ kind: "text", text });
  field.value = "";
  written(view, field);
  field.focus();
}

function paste({ chat }: View, event: ClipboardEvent): void {
  const pictures = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
  if (pictures.length === 0) return;
  event.preventDefault();
  chat.uploads.add(pictures);
}

function PictureButton({ view }: In): Child {
  const { words, chat } = view;
  return [
    <button
      type="button"
      class="bare"
      aria-label={words.picture}
      title={words.picture}
      onClick={({ currentTarget }) => {
        const picker = currentTarget.nextElementSibling;
        if (picker instanceof HTMLElement) picker.click();
      }}
    >
      <Icon name="picture" />
    </button>,
    <input
      type="file"
      accept="image/*"
      multiple
      hidden
      onChange={({ currentTarget }) => {
        chat.uploads.add([...(currentTarget.files ?? [])]);
        currentTarget.value = "";
      }}
    />,
  ];
}

/** Where the customer writes: Enter sends, Shift+Enter is a new line, pictures by button or paste. */
export function Composer({ view }: In): Child {
  const { words, chat, screen } = view;
  const over = screen.length - MAX_TEXT_LENGTH;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        const field = event.currentTarget.querySelector("textarea");
        if (field !== null) send(view, field);
      }}
    >
      <PictureButton view={view} />
      <textarea
        id={FIELD}
        rows={1}
        placeholder={words.write}
        aria-label={words.write}
        aria-invalid={over > 0}
        enterKeyHint="send"
        ref={(field) => {
          field.value = chat.draft.read();
          written(view, field);
          if (view.shown) field.focus();
        }}
        onInput={({ currentTarget }) => {
          written(view, currentTarget);
          chat.client.typing(currentTarget.value !== "");
        }}
        onPaste={(event) => paste(view, event)}
        onBlur={() => chat.client.typing(false)}
        onKeyDown={(event) => {
          if (!isSend(event)) return;
          event.preventDefault();
          send(view, event.currentTarget);
        }}
      />
      <button type="submit" class="send" aria-label={words.send} title={words.send} disabled={screen.blank || over > 0}>
        <Icon name="send" />
      </button>
      {over > 0 && (
        <p class="over" role="alert">
          {words.tooLong(over)}
        </p>
      )}
    </form>
  );
}
