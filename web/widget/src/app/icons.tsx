/** @jsxImportSource @warmline/widget */
import type { Child } from "../jsx/node.ts";

const PATHS = {
  send: "M3.5 11.2 20 3.6c.5-.2 1 .3.8.8l-7.6 16.5c-.3.6-1.1.5-1.3-.1l-1.9-6.7-6.7-1.9c-.6-.2-.7-1-.1-1.3z",
  picture:
    "M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm0 2v10.2l4-4 3 3 3.5-3.5L19 15.2V6zm3.5 1.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2z",
  close: "M12 15.5 5.5 9l1.4-1.4 5.1 5.1 5.1-5.1L18.5 9z",
  down: "M11 4h2v12.2l4.6-4.6L19 13l-7 7-7-7 1.4-1.4 4.6 4.6z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm0 2c-4 0-8 2-8 4.7V20h16v-1.3C20 16 16 14 12 14z",
  spark: "M12 2.5 14.2 9l6.5 2.2-6.5 2.3L12 20l-2.2-6.5-6.5-2.3L9.8 9z",
  star: "M12 3.2l2.7 5.7 6.2.8-4.6 4.3 1.2 6.2-5.5-3.1-5.5 3.1 1.2-6.2L3.1 9.7l6.2-.8z",
  alert: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm-1 4v7h2V7zm0 8.5v2h2v-2z",
} as const;

/** A drawn sign beside words that say the same; hidden from screen readers. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }): Child {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" class="icon">
      <path d={PATHS[name]} />
    </svg>
  );
}
