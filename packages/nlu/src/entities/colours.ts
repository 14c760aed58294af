import { colourByName } from "./colour-names.ts";
import type { Entity } from "./entity.ts";
import { anyOf, findAll } from "./matching.ts";

const names = [...colourByName.keys()];
const chinese = names.filter((name) => /\p{sc=Han}/u.test(name));
/** A single character is a colour only where it is used as one: 黑的, 白那件, 要蓝; not in 明白, 红包. */
const single = chinese.filter((name) => name.length === 1).join("");

const ZH_LONG = new RegExp(anyOf(chinese.filter((name) => name.length > 1)), "g");
const ZH_SHORT = new RegExp(
  `(?<![明空表坦告])(?<span>[${single}])(?=的(?!话)|款|那[件个条双款]|这[件个条双款]|[吧呢]|\\s*[smlx]+码)|^[\\s\\p{P}]*(?<alone>[${single}])[\\s\\p{P}]*$`,
  "giu",
);
const EN = new RegExp(`\\b(?:${anyOf(names.filter((name) => !/\p{sc=Han}/u.test(name)))})\\b`, "gi");

/** Colours by their Chinese and English names, as canonical ids. */
export function findColours(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, ZH_LONG, (match) => colour(match[0])),
    ...findAll(folded, ZH_SHORT, (match) => colour(match.groups?.["span"] ?? match.groups?.["alone"])),
    ...findAll(folded, EN, (match) => colour(match[0].toLowerCase())),
  ];
}

function colour(name: string | undefined) {
  const value = colourByName.get(name ?? "");
  return value === undefined ? undefined : ({ kind: "colour", value } as const);
}
