import type { Product } from "../../commerce/index.ts";
import { mentionsOf } from "./mentions.ts";
import { folded, namesText, statementsOf } from "./statements.ts";

const COLOURS = ["options_colour", "options_shade", "colour"];
const WEATHER =
  /显|看起来|看着|眼睛|\b(?:look|looks|eyes|hair|she|he)\b|[穿戴洗眼]|冷|热|暖|冬|夏|冻|寄|发货|到货|\b(?:wear|warm|cold|ship|deliver|arrive|send)/;

/** Which of the options suits somebody is told by no list of them: 黄二白选瓷白还是自然. */
const ASKS_ADVICE =
  /[选拍买挑适][合择哪]?[^，。？?]{0,8}(?:还是|或者)|适合[^，。？?]{1,6}还是|哪[个款种]?[^，。？?]{0,3}(?:好看|显白|显瘦|适合|百搭|自然)|好看|\b(?:should i|better for|suits?|looks? (?:good|better)|recommend|flatter\w*)\b/;

/** The fact of an option, a place or a colour that a question only names, asking whether it is that: 有酒红的没, 是丹东的吗. */
export function namedFact(product: Product, clause: string): string | null {
  if (ASKS_ADVICE.test(clause)) return null;
  const { colours, places } = mentionsOf(clause);
  const given = new Set(statementsOf(product).map(({ fact }) => fact));
  const option = optionNamed(product, clause);
  if (option !== null) return option;
  if (WEATHER.test(clause)) return null;
  if (places.length > 0 && given.has("origin") && !isOfIngredient(product, clause)) return "origin";
  return colours.length > 0 && (/\p{sc=Han}/u.test(clause) || asksForOption(clause))
    ? (COLOURS.find((fact) => given.has(fact)) ?? null)
    : null;
}

/** The options of which a question names one: 有没有枫叶那个色. */
function optionNamed(product: Product, clause: string): string | null {
  if (/多长|多久|\bhow long\b/.test(clause)) return null;
  const names = namesText(product);
  const options = product.variants.flatMap((variant) => variant.options);
  const named = options.find(({ value }) =>
    [value.zh, value.en].some((one) => {
      const word = folded(one ?? "").replace(/^\d+|[色味款]$/g, "");
      return (
        (/^\p{sc=Han}{2,}$/u.test(word) || /^[a-z]{4,}$/.test(word)) && clause.includes(word) && !names.includes(word)
      );
    }),
  );
  return named === undefined ? null : `options_${named.key}`;
}

/** "Any grey?", "blue plaid?", but not "red wine comes out?". */
function asksForOption(clause: string): boolean {
  return (
    clause.split(" ").length < 3 ||
    /\b(?:have|got|comes? in|available|any|or|sell|is it|are they|do (?:yo)?u|there|just)\b/.test(clause)
  );
}

/** Where something in it comes from is told by no origin of the whole: 燕窝是印尼的吗. */
function isOfIngredient(product: Product, clause: string): boolean {
  const [, subject = ""] = /^(\p{sc=Han}{2,4})是/u.exec(clause) ?? [];
  return (
    subject !== "" && statementsOf(product).some(({ fact, text }) => fact === "ingredients" && text.includes(subject))
  );
}
