/** @jsxImportSource @warmline/widget */
import type { Child } from "../jsx/node.ts";

const PATHS = {
  send: "M3.5 11.2 20 3.600c.5-.2 1 .3.8.8l-7.600 16.500c-.3.6-1.100.5-1.300-.1l-1.900-6.700-6.700-1.900c-.6-.2-.7-1-.1-1.300z",
  picture:
    "M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm0 2v10.200l4-4 3 3 3.500-3.500L19 15.200V6zm3.500 1.200a1.600 1.600 0 1 1 0 3.200 1.600 1.600 0 0 1 0-3.200z",
  close: "M12 15.500 5.500 9l1.400-1.400 5.100 5.100 5.100-5.100L18.500 9z",
  down: "M11 4h2v12.200l4.600-4.600L19 13l-7 7-7-7 1.400-1.400 4.600 4.600z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm0 2c-4 0-8 2-8 4.700V20h16v-1.300C20 16 16 14 12 14z",
  spark: "M12 2.500 14.200 9l6.500 2.200-6.500 2.300L12 20l-2.200-6.500-6.500-2.300L9.800 9z",
  star: "M12 3.200l2.700 5.700 6.200.8-4.600 4.300 1.200 6.200-5.500-3.100-5.500 3.100 1.200-6.200L3.100 9.700l6.200-.8z",
  alert: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm-1 4v7h2V7zm0 8.500v2h2v-2z",
} as const;

/** A drawn sign beside words that say the same; hidden from screen readers. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }): Child {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" class="icon">
      <path d={PATHS[name]} />
    </svg>
  );
}
