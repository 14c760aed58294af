import type { Product } from "../../commerce/index.ts";
import { girthsIn } from "./girths.ts";
import type { Match } from "./match-question.ts";
import type { SkillTurn } from "./skill.ts";

const SIZE_WORDS =
  /码|尺寸|多大|几号|什么号|哪个号|大小|几个\s?x|\bwh?ich\b|\bsiz\w*|\bwhat (?:number|do i|should i|pair)|\bwhat'?s? (?:my|would)\b/i;
/** Facts that a question for a size is easily taken to ask for. */
const NEAR_SIZE = /^(?:length|dimensions|size_chart|options_size|fit|waist|model|contents|grade)$/;

/** Whether somebody who says what he measures asks for a size: in its words, or in none that ask for anything else. */
export function asksForSize({ text, mentions }: SkillTurn, product: Product, match: Match): boolean {
  if (!saysMeasure(product, text, mentions.body) || isOfModel(text)) return false;
  if (match.kind === "stated" && LENGTH_WORDS.test(text)) return false;
  if (SIZE_WORDS.test(text)) return true;
  return (
    match.kind === "none" || (match.kind === "stated" ? match.facts : [match.fact]).every((one) => NEAR_SIZE.test(one))
  );
}

const LENGTH_WORDS = /[裤裙衣袖]长[是有]?多|[裤裙衣袖子服]多长|\bhow long (?:is|are)\b|\binseam\b/i;
const MODEL = /模特|图[里上]|小姐姐|小哥|试穿的|\bthe model\b|\b(?:guy|girl|lady|woman|man|person) (?:in|wearing)\b/i;
const MINE = /我|\bi(?:'m|m)?\b|\bmy\b/i;

/** Whether it is the model in the picture whose measures are named: 试穿的小姐姐一米七吗. */
export function isOfModel(text: string): boolean {
  return MODEL.test(text) && !MINE.test(text);
}

/** Whether a text or what was read of it names a measure that the product's size chart goes by. */
export function saysMeasure({ sizeChart }: Product, text: string, body: SkillTurn["mentions"]["body"]): boolean {
  const girths = girthsIn(text);
  const said = { height: body.heightCm, weight: body.weightKg, foot: body.footCm, ...girths };
  const known: ReadonlySet<string> = new Set(
    Object.entries(said).flatMap(([key, value]) => (value === null ? [] : [key])),
  );
  return sizeChart?.measures.some(({ key, of }) => of === "body" && known.has(key)) ?? false;
}
