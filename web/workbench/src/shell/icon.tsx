import type { ReactElement } from "react";

/** Line drawings on a 16-pixel grid; each is the path of one icon. */
const PATHS = {
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14",
  back: "M10 3 5 8l5 5",
  next: "m6 3 5 5-5 5",
  down: "m3 6 5 5 5-5",
  close: "m4 4 8 8M12 4l-8 8",
  check: "m3 8.5 3.5 3.5L13 4.5",
  checks: "m1.5 8.5 3 3 6-7M7.5 11l.7.6 6.3-7.1",
  inbox: "M2 9l2-6h8l2 6v4H2V9Zm0 0h3.5l1 2h3l1-2H14",
  case: "M2 5.5h12v8H2v-8ZM5.5 5.5v-3h5v3M2 9h12M8 8v2",
  request: "M3.5 3.5h9v10h-9v-10ZM6 2h4v3H6V2ZM5.8 8l1 1 1.7-1.8M9.5 8.2h1M5.8 11h4.7",
  people:
    "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 2.7a2.5 2.5 0 0 1 0 4.6M12 9.8c1.6.5 2.5 1.8 2.5 3.7",
  shop: "M2.5 7v6.5h11V7M1.5 6l1.2-3.5h10.6L14.5 6c0 1-.8 1.7-1.7 1.7S11 7 11 6c0 1-.6 1.7-1.5 1.7S8 7 8 6c0 1-.6 1.7-1.5 1.7S5 7 5 6c0 1-.9 1.7-1.8 1.7S1.5 7 1.5 6ZM6.5 13.5V10h3v3.5",
  globe: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2c2 1.7 2.5 4 2.5 6S10 12.3 8 14C6 12.3 5.5 10 5.5 8S6 3.7 8 2Z",
  keyboard: "M1.5 4h13v8h-13V4ZM4 6.5h.01M6.5 6.5h.01M9 6.5h.01M11.5 6.5h.01M4.5 9.5h7",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  picture: "M2 3h12v10H2V3Zm0 8 3.5-3.5 3 3L10.5 8 14 11M10.5 6h.01",
  note: "M3 2.5h10v7.5l-3.5 3.5H3v-11Zm10 7.5H9.5v3.5M5.5 5.5h5M5.5 8h3",
  lock: "M4 7.5h8v6H4v-6Zm1.5 0V5a2.5 2.5 0 0 1 5 0v2.5",
  reply: "M6.5 3.5 2.5 7.5l4 4M2.5 7.5h7a4 4 0 0 1 4 4v1",
  robot: "M3.5 5.5h9v7h-9v-7ZM8 5.5V3M8 3h.01M6 8.5h.01M10 8.5h.01M6.5 10.8h3M1.5 8v2.5M14.5 8v2.5",
  person: "M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8ZM2.8 14c.3-2.8 2.4-4.4 5.2-4.4s4.9 1.6 5.2 4.4",
  queue: "M2.5 4h11M2.5 8h11M2.5 12h6",
  verified: "M8 1.8 13 3.5v4c0 3.2-2 5.6-5 6.7-3-1.1-5-3.5-5-6.7v-4l5-1.7ZM5.7 8l1.7 1.7 3-3.3",
  copy: "M5.5 5.5h8v8h-8v-8ZM10.5 5.5v-3h-8v8h3",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.5V8l2.5 1.5",
  warn: "M8 2 14.5 13.5h-13L8 2Zm0 4.5v3.5M8 11.7h.01",
  offline:
    "M1.5 6c1.8-1.8 4-2.7 6.5-2.7S12.7 4.2 14.5 6M4 8.5C5.1 7.4 6.5 6.8 8 6.8s2.9.6 4 1.7M6.2 10.9c.5-.5 1.1-.7 1.8-.7s1.3.2 1.8.7M2 2l12 12",
  parcel: "M2 5l6-3 6 3v6.5l-6 3-6-3V5Zm0 0 6 3 6-3M8 8v6.5M5 3.5l6 3",
  star: "m8 2 1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5L8 2Z",
  menu: "M2.5 4h11M2.5 8h11M2.5 12h11",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  retry: "M13 8a5 5 0 1 1-1.5-3.5L13 6M13 2.5V6H9.5",
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof PATHS;

interface Props {
  readonly name: IconName;
  /** In pixels. */
  readonly size?: number;
  /** Given by menus that place their icons themselves. */
  readonly className?: string;
}

/** A small drawing beside words. It says nothing by itself: the words are always there, for the eye or for a screen reader. */
export function Icon({ name, size = 16, className = "" }: Props): ReactElement {
  return (
    <svg
      className={`icon ${className}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
