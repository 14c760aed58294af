import { type Html, html } from "../../platform/http/index.ts";
import type { Product } from "../core/product.ts";
import { textIn } from "../core/text.ts";

/** Silhouettes on a field of 64 by 64. */
const SHAPES = {
  dress: "M24 8h4l4 5 4-5h4l2 12-4 6 10 30H16l10-30-4-6z",
  tee: "M22 12l6-2c1 4 7 4 8 0l6 2 12 9-6 8-5-3v26H21V26l-5 3-6-8z",
  jumper: "M23 12l5-2c1 4 7 4 8 0l5 2 9 8 4 26h-8l-3-16v22H21V30l-3 16h-8l4-26z",
  trousers: "M20 8h24l4 48H37l-5-34-5 34H16z",
  skirt: "M22 12h20l2 6 10 34H10l10-34z",
  coat: "M23 9l9 7 9-7 9 8 5 29h-8l-3-14v26H33V24h-2v34H20V32l-3 14H9l5-29z",
  bag: "M22 24v-4a10 10 0 0 1 20 0v4h8l3 32H11l3-32zm4 0h12v-4a6 6 0 0 0-12 0z",
  card: "M8 18h48v28H8zm0 6v6h48v-6z",
  shoe: "M8 40c8 0 12-4 14-12l8 6c4 4 10 5 18 6 6 1 8 4 8 10H8z",
  tent: "M32 12l24 40H8zm0 16L22 52h20z",
  pack: "M24 16v-4h16v4a12 12 0 0 1 8 11v27H16V27a12 12 0 0 1 8-11zm-2 22v8h20v-8z",
  mug: "M14 18h28v6h6a8 8 0 0 1 0 20h-6v8H14zm28 11v10h5a5 5 0 0 0 0-10z",
  lamp: "M22 10h20l8 22H14zm8 22h4v18h10v6H20v-6h10z",
  cushion: "M12 14c14 4 26 4 40 0-4 12-4 24 0 36-14-4-26-4-40 0 4-12 4-24 0-36z",
  jar: "M20 10h24v8h-2l6 8v28H16V26l6-8h-2z",
  leaf: "M50 12C28 12 14 22 14 38c0 4 1 7 3 10 6-14 14-20 24-25-8 7-15 15-19 29 20 4 30-14 28-40z",
  nut: "M32 10c14 0 22 10 22 20S46 56 32 56 10 40 10 30s8-20 22-20z",
  bowl: "M8 28h48c0 14-8 20-14 22v4H22v-4C16 48 8 42 8 28zm8-4c2-10 30-10 32 0z",
  box: "M14 20h36l4 12-4 22H14l-4-22zm6 9v4h24v-4z",
  fruit:
    "M34 16c2-6 6-8 10-8-1 5-4 8-8 9 12-2 18 6 18 16 0 12-8 23-16 23-3 0-4-1-6-1s-3 1-6 1c-8 0-16-11-16-23s10-19 24-17z",
  eye: "M4 32c8-14 18-20 28-20s20 6 28 20c-8 14-18 20-28 20S12 46 4 32zm28-11a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm0 6a5 5 0 1 1 0 10 5 5 0 0 1 0-10z",
  bottle: "M27 6h10v8l5 6v38H22V20l5-6zm-1 26v14h12V32z",
  tube: "M18 8h28l-4 40H22zm6 42h16v8H24z",
} as const;

type Shape = keyof typeof SHAPES;

const SHAPE_OF: Readonly<Record<string, Shape>> = {
  "clothing/dress": "dress",
  "clothing/top": "tee",
  "clothing/knit": "jumper",
  "clothing/trousers": "trousers",
  "clothing/skirt": "skirt",
  "clothing/coat": "coat",
  "clothing/down": "coat",
  "clothing/home": "tee",
  "clothing/men": "jumper",
  "clothing/jacket": "coat",
  "clothing/layer": "jumper",
  accessory: "bag",
  footwear: "shoe",
  "outdoor/shelter": "tent",
  "outdoor/pack": "pack",
  "outdoor/kitchen": "mug",
  "outdoor/light": "lamp",
  "home/textile": "cushion",
  "home/kitchen": "mug",
  "home/living": "lamp",
  "food/tea": "leaf",
  "food/nuts": "nut",
  "food/dried": "bowl",
  "food/honey": "jar",
  "food/meat": "box",
  "food/snack": "box",
  "food/grain": "bowl",
  "food/sauce": "jar",
  "food/fresh": "fruit",
  "lens/daily": "eye",
  "lens/monthly": "eye",
  "lens/halfyear": "eye",
  "lens/care": "bottle",
  "beauty/skin": "bottle",
  "beauty/makeup": "tube",
  "beauty/sun": "tube",
  "beauty/remover": "bottle",
};

/** The first word that occurs in a colour's name decides; the more exact ones come first. */
const COLOURS: readonly (readonly [RegExp, string])[] = [
  [/雾霾蓝|grey blue|haze/i, "#7d97ab"],
  [/藏青|深蓝|navy|dark blue/i, "#2f3f5f"],
  [/蓝|blue|teal/i, "#5b86b5"],
  [/墨绿|军绿|dark green|olive|pine|forest/i, "#4b5f48"],
  [/绿|green|matcha|sage|moss/i, "#86a577"],
  [/酒红|burgundy|wine|plum/i, "#7a2f3d"],
  [/红|red|vermilion|rust|brick/i, "#c0483a"],
  [/粉|pink|rose/i, "#dfa0a8"],
  [/紫|lilac|purple|lavender/i, "#a590bd"],
  [/黄|yellow|mustard|amber|gold/i, "#d9a93f"],
  [/橙|orange/i, "#d97a3a"],
  [/焦糖|驼|咖|棕|caramel|camel|coffee|brown|tan|chestnut/i, "#a0734d"],
  [/杏|燕麦|米|奶油|香槟|apricot|oat|ivory|cream|sand|champagne|natural|stone/i, "#cdb898"],
  [/灰|grey|gray|slate/i, "#8e9296"],
  [/黑|black|charcoal|ink/i, "#3c3a39"],
  [/白|white/i, "#c9cdd0"],
];

const DEFAULT_COLOURS: Readonly<Partial<Record<Shape, string>>> = {
  leaf: "#7c9a5e",
  nut: "#a87c52",
  bowl: "#b6925f",
  jar: "#cf9a3c",
  box: "#b4694c",
  fruit: "#d0694e",
  eye: "#6c8fb3",
  bottle: "#8fa8a6",
  tube: "#cf8d95",
  card: "#b7905a",
};

function colourOf(product: Product, shape: Shape): string {
  const option = product.variants[0]?.options.find(({ key }) => key === "colour");
  const words = option === undefined ? "" : `${textIn(option.value, "zh")} ${textIn(option.value, "en")}`;
  return COLOURS.find(([pattern]) => pattern.test(words))?.[1] ?? DEFAULT_COLOURS[shape] ?? "#8f8a83";
}

/** A drawn sign for a product that has no photograph: its kind's silhouette in its first colour. */
export function productArt(product: Product): Html {
  const shape = SHAPE_OF[product.category] ?? (product.virtual ? "card" : "box");
  const colour = colourOf(product, shape);
  return html`<svg viewBox="-18 -12 100 88" role="presentation" aria-hidden="true">
    <rect x="-18" y="-12" width="100" height="88" fill="${colour}" opacity="0.14" />
    <path d="${SHAPES[shape]}" fill="${colour}" fill-rule="evenodd" />
  </svg>`;
}
