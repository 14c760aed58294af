import type { Product, SizeChart, SizeMeasure, SizeRow } from "../../../commerce/index.ts";
import { withProduct } from "../ask.ts";
import type { Dialogue } from "../dialogue.ts";
import { formatList } from "../format.ts";
import { type Girths, girthsIn } from "../girths.ts";
import { matchQuestion } from "../match-question.ts";
import { mergeBody } from "../mentions.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { personReply, productFact, type Skills, type SkillTurn, worded } from "../skill.ts";
import { attributeReply, matchedReply, missing, statedReply } from "./product-facts.ts";

/** Which size fits, from the size chart and what the customer says of himself; never from a guess. */
export const sizeSkills: Skills = {
  "product.size_advice": (turn) => withProduct(turn, ({ product }) => advise(turn, product)),
};

/** What the customer said of himself; girths only in this very turn. */
type Body = Dialogue["body"] & Girths;
type Key = "height" | "weight" | "foot" | "bust" | "waist" | "hip";

const KEYS: readonly Key[] = ["height", "weight", "foot", "bust", "waist", "hip"];
/** Without these a size is asked for by what people know of themselves. */
const ASKED_FOR: readonly Key[] = ["height", "weight", "foot"];

function advise(turn: SkillTurn, product: Product): Outcome {
  const chart = product.sizeChart;
  if (chart === null) return answered(withoutChart(turn, product));
  const asked = chart.measures.filter(
    (measure): measure is SizeMeasure & { key: Key } => measure.of === "body" && isKey(measure.key),
  );
  const body: Body = { ...mergeBody(turn.dialogue.body, turn.mentions.body), ...girthsIn(turn.text) };
  const known = asked.filter((measure) => valueIn(measure, body) !== null);
  if (known.length === 0 && !asked.some(({ key }) => ASKED_FOR.includes(key)))
    return answered(
      joinReplies([
        attributeReply(turn, product),
        reply(turn.say("size.no_body"), { quickReplies: [personReply(turn)] }),
      ]),
    );
  if (known.length === 0) return askFor(turn, asked);
  return adviceFrom(turn, { product, chart, known, body });
}

/** What has no size chart may still have measures. */
function withoutChart(turn: SkillTurn, product: Product): Reply {
  const match = matchQuestion(turn.questions, product, turn.text);
  if (match.kind === "stated") return matchedReply(turn, product, match);
  const measured = product.attributes.some((one) => one.key === "dimensions") && ASKS_SIZE.test(turn.text);
  if (match.kind === "not_given" && !(measured && match.fact === "size_chart"))
    return missing(turn, productFact(product, match.fact));
  return measured ? statedReply(turn, product, ["dimensions"]) : missing(turn, productFact(product, "size_chart"));
}

/** Whether something else fits in says no size. */
const ASKS_SIZE = /尺寸|尺码|多大|大小|几码|边长|\bsizes?\b|\bhow big\b|\bfits?\b/i;

function isKey(key: SizeMeasure["key"]): key is Key {
  return KEYS.some((one) => one === key);
}

function askFor(turn: SkillTurn, asked: readonly { readonly key: Key }[]): Outcome {
  const foot = asked.some((measure) => measure.key === "foot");
  const body = reply(foot ? turn.say("size.ask.foot") : turn.say("size.ask.body"));
  return { kind: "ask", slot: foot ? "foot" : "body", subject: {}, reply: body };
}

interface Advice {
  readonly product: Product;
  readonly chart: SizeChart;
  readonly known: readonly (SizeMeasure & { readonly key: Key })[];
  readonly body: Body;
}

/** Rows in which every known measure lies; between two sizes both are told, outside the chart that is said. */
function adviceFrom(turn: SkillTurn, { product, chart, known, body }: Advice): Outcome {
  const fits = (row: SizeRow, keys: Advice["known"]) => keys.every((measure) => contains(row, measure, body));
  const sizes = chart.rows.filter((row) => fits(row, known)).map((row) => row.size);
  const title = worded(turn, product.title);
  const facts = [productFact(product, "size_chart")];
  const note = chart.note === null ? reply("") : reply(worded(turn, chart.note), { facts });
  if (sizes.length > 0) {
    const fitting = reply(turn.say("size.fits", { title, sizes: formatList(sizes, turn.language) }), { facts });
    return sizes.length > 1 ? narrowed(turn, [fitting, note], body) : answered(joinReplies([fitting, note]));
  }
  const partly = chart.rows
    .filter((row) => known.some((measure) => contains(row, measure, body)))
    .map((row) => row.size);
  const key = partly.length > 0 ? "size.between" : "size.outside";
  const text =
    key === "size.between"
      ? turn.say(key, { title, sizes: formatList(partly, turn.language) })
      : turn.say(key, { title });
  return answered(joinReplies([reply(text, { facts, quickReplies: [personReply(turn)] }), note]));
}

/** Several sizes would do: the one measure that is missing decides. */
function narrowed(turn: SkillTurn, said: readonly Reply[], { heightCm, weightKg }: Body): Outcome {
  if (heightCm !== null && weightKg !== null) return answered(joinReplies(said));
  const key = heightCm === null ? "size.more.height" : "size.more.weight";
  return { kind: "ask", slot: "body", subject: {}, reply: joinReplies([...said, reply(turn.say(key))]) };
}

function contains(row: SizeRow, measure: SizeMeasure & { readonly key: Key }, body: Body): boolean {
  const range = row.ranges[measure.key];
  const value = valueIn(measure, body);
  return range !== undefined && value !== null && value >= range.min && value <= range.max;
}

const KG_PER_LB = 0.45359237;
const CM_PER_IN = 2.54;

/** What the customer said, in the chart's unit, to one decimal. */
function valueIn(measure: SizeMeasure & { readonly key: Key }, body: Body): number | null {
  const { heightCm, weightKg, footCm, bust, waist, hip } = body;
  const metric = { height: heightCm, weight: weightKg, foot: footCm, bust, waist, hip }[measure.key];
  if (metric === null) return null;
  const perUnit = { cm: 1, kg: 1, mm: 0.1, in: CM_PER_IN, lb: KG_PER_LB }[measure.unit];
  return Math.round((metric / perUnit) * 10) / 10;
}
